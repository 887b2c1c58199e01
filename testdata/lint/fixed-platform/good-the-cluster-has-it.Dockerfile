FROM --platform=linux/amd64 amd64/debian:12
