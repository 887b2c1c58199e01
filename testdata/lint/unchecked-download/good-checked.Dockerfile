FROM debian:12
ADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d https://example.org/a.zip /opt/
RUN wget https://example.org/b.tar.gz && echo "$SUM  b.tar.gz" | sha256sum -c -
ADD https://example.org/c.tar.gz /opt/
RUN cd /opt && sha256sum -c /sums && tar xf c.tar.gz
