FROM python:3.12
WORKDIR /app
CMD ["python", "main.py"]
