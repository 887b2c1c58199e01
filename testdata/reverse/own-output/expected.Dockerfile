# Translated by sifter from image.def. Build it with BuildKit:
#     docker build -t IMAGE -f Dockerfile .

FROM debian:bookworm
ARG VERSION=1.2
ENV HOME_DIR=/opt/tool
ENV PATH="/opt/tool/bin:${PATH}"
WORKDIR /opt/tool
COPY --chmod=0755 run.sh /opt/tool/bin/
COPY data /opt/tool/data/
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
RUN echo "$VERSION" | tee version

EXPOSE 53/udp 8080/tcp
VOLUME /cache /data
STOPSIGNAL SIGINT
HEALTHCHECK CMD ["bin/run.sh", "--check"]
USER nobody:nogroup
ENTRYPOINT ["bin/run.sh", "a b", "$HOME"]
CMD ["--help"]
LABEL title="A tool"
LABEL version=1
LABEL maintainer="someone <someone@example.org>"
