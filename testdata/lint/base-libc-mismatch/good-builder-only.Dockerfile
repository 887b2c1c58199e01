FROM golang:1.22-alpine AS build
RUN go build -o /tool .
FROM debian:12-slim
COPY --from=build /tool /usr/bin/tool
