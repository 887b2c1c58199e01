FROM debian:12
WORKDIR /tmp/build
RUN make install && rm -rf ./* && cd .. && rm -rf build
RUN curl -o /tmp/a.tgz https://example.org/a.tgz && tar xf /tmp/a.tgz && rm /tmp/a.tgz
RUN d=$(mktemp -d) && cd "$d" && make && rm -rf "$d"
RUN rm -rf /opt/tmp/* /tmp/samtools-1.19 /tmpfiles/*
