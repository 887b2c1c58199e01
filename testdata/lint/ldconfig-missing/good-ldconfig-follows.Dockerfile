FROM debian:12
COPY libtool.so /usr/local/lib/
RUN echo /opt/tool/lib > /etc/ld.so.conf.d/tool.conf && /sbin/ldconfig -v
COPY libother.so /opt/other/lib/
