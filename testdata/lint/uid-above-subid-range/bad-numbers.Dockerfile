FROM debian:12
COPY --chown=99999:5 a /c
RUN chown 99999 /c
