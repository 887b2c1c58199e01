# Translated by sifter from image.def. Build it with BuildKit:
#     docker build -t IMAGE -f Dockerfile .

FROM busybox
WORKDIR /
RUN adduser -D app
USER app
RUN id
USER app:users
WORKDIR /srv/app

EXPOSE 443/udp 80/tcp 8000/tcp 8001/tcp 8002/tcp 8003/tcp 8004/tcp 8005/tcp 8006/tcp 8007/tcp 8008/tcp 8009/tcp 8010/tcp
VOLUME ["/data", "/with blank"]
STOPSIGNAL SIGINT
HEALTHCHECK CMD ["curl", "-f", "http://localhost/a b"]
ENTRYPOINT ["tool"]
CMD ["--help"]
LABEL org.opencontainers.image.title="A tool"
LABEL org.opencontainers.image.description="Does this and that"

# %help
#     Ask the author.
