FROM python:3.12
ARG DB_URL=postgresql://db/app
ENV DATABASE_URL=sqlite:///app.db MODEL=hf://org/model BUCKET=s3://data/x IMAGE=debian:12
ENV API=http://localhost:8000 FLASK_RUN_HOST=0.0.0.0 BIND_HOST=localhost PROXY_URL=http://$PROXY:80
ENV http_proxy=http://proxy:3128 CHOST=x86_64-pc-linux-gnu DOCS=https://docs.python.org/3
