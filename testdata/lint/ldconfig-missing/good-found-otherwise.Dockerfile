FROM debian:12
ENV LD_LIBRARY_PATH=/usr/local/lib:$LD_LIBRARY_PATH
COPY libtool.so /usr/local/lib/
COPY libtool.a notes.so.txt tool.sock /usr/local/lib64/
RUN make install && cat /etc/ld.so.conf && cp libx.so /usr/lib/
