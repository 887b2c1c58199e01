ARG RELEASE=bullseye
FROM --platform=$BUILDPLATFORM golang:1.22-alpine AS build
RUN go build -o /tool .
FROM python:3.10-slim-${RELEASE}
COPY --from=build /tool /usr/bin/tool
