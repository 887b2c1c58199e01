# syntax=docker/dockerfile:1
FROM debian:12
RUN --mount=type=cache,target=/root/.cache \
    --mount=target=/src,source=. \
    make -C /src
RUN --mount=type=secret,id=token cat /run/secrets/token
RUN --mount=type=ssh --mount=type=tmpfs,target=/opt/t --mount=type=tmpfs,target=/tmp git clone git@x:y
