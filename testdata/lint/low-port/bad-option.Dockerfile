FROM python:3.12
EXPOSE 80
ENV PORT=443
CMD uvicorn app:main --port $PORT & gunicorn -b 0.0.0.0:80 app & python3 -m http.server 81
