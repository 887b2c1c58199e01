FROM debian:12
# rm -rf /tmp/*
RUN echo "rm -rf /tmp/*" > /usr/local/bin/clean
RUN make \
 # rm -rf /tmp/* would be wrong
 && rmdir /tmp/* ; true
ENV TMPDIR=/scratch/tmp
RUN rm -rf "$TMPDIR"/*

FROM debian:12 AS unused
RUN rm -rf /tmp/*

FROM debian:12
RUN find /tmp -name '*.o' -print
