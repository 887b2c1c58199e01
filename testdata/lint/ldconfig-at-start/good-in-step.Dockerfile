FROM ubuntu:22.04
RUN echo /opt/x/lib > /etc/ld.so.conf.d/x.conf && ldconfig
CMD ["/opt/run"]
