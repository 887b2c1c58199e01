FROM alpine:3.20 AS base
RUN apk add --no-cache bash openmpi-dev
FROM base
RUN apk add --no-cache gcompat
