ARG TAG=latest
FROM nvidia/cuda:${TAG} AS gpu
FROM debian:stable-slim
COPY --from=node:lts-alpine3.18 /usr/bin/node /usr/bin/node
COPY --from=gpu /usr/local/cuda /usr/local/cuda
