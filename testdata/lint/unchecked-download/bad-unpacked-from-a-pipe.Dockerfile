FROM debian:12
RUN curl -L https://example.org/b.tgz | tar xz
RUN curl -L https://example.org/tarball/v1 | tar -xz -C /opt && wget -qO- https://example.org/latest | gunzip > /opt/x
