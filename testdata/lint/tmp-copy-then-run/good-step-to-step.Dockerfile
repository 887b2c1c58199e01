FROM debian:12
RUN curl -sSLo /tmp/a.tgz https://example.org/a.tgz
RUN tar -xzf /tmp/a.tgz -C /opt && rm -f /tmp/a.tgz
RUN cd /tmp && git clone https://example.org/b.git && cd b && make install && cd .. && rm -rf b
RUN d=$(mktemp -d) && make -C /opt/b DESTDIR="$d" install && rm -rf "$d"
