FROM debian:12
COPY install.sh /usr/src/
RUN bash /usr/src/install.sh -p /root/tool && chmod a+rx /root && chmod -R a+rX /root/tool
ENV PATH=/root/tool/bin:$PATH
