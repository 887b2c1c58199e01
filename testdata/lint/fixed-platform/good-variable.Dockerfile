ARG PLATFORM=linux/amd64
FROM --platform=${PLATFORM} debian:12
