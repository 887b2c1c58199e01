FROM python:3.12
ENV DATABASE_URL=postgresql+psycopg2://app:x@db/app \
    CELERY_BROKER="redis:6379" REDIS_HOST=redis \
    SPRING_URL=jdbc:mysql://mysql-db:3306/app?ssl=false
ENV API http://host.docker.internal:8000/v1
