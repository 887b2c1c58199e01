FROM debian:12
WORKDIR /app
COPY . .
ENTRYPOINT ["./run.sh", "--fast"]
