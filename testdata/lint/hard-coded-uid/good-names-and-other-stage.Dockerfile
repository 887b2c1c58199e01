FROM debian:12 AS build
RUN useradd -u 1000 builder && chown 1000 /src
ENV PUID=1000
FROM debian:12
RUN useradd -m app && chown app:app /srv && chown --reference=/etc /opt && head -u 1000 /x
COPY --from=build --chown=app /src /src
