FROM debian:12
WORKDIR /app
COPY . .
ENTRYPOINT ["/app/run.sh", "./data"]
