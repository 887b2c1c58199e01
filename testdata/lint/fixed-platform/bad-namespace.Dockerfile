FROM docker.io/arm64v8/debian:12
