FROM debian:12
RUN make -C /src install && echo /opt/tool/lib > /etc/ld.so.conf.d/tool.conf
RUN printf '/opt/x/lib\n' | tee -a /etc/ld.so.conf \
 && true
CMD ["tool"]
