FROM golang:1.22 AS build
RUN go build -o /tmp/tool ./cmd/tool

FROM debian:12
COPY --from=build /tmp/tool /usr/local/bin/tool
