FROM debian:12
RUN if [ "$(uname -m)" = aarch64 ]; then \
      wget https://example.org/tool-arm64.tar.gz; \
    else \
      wget https://example.org/tool-x86_64.tar.gz; \
    fi
