FROM alpine:3.20 AS build
SHELL ["/bin/ash", "-o", "pipefail", "-c"]
RUN wget -O- https://example.org/a.tgz | tar xz

FROM alpine:3.20
SHELL ["sh", "-o", "pipefail", "-c"]
RUN cat /etc/os-release | grep 3.20
COPY --from=build /a /a
