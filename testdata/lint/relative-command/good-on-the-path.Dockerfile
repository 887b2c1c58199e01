FROM python:3.12
WORKDIR /app
CMD ["gunicorn", "-c", "conf.py", "app.main:app"]
