FROM debian:12
RUN rm -rf /tmp/* > /opt/log 2>&1
RUN make && rm 2> /opt/log -rf /tmp/* && make install
RUN rm 2> /opt/log -rf /tmp/* /opt/x
RUN LANG=C rm -rf /tmp/*
RUN make && ! rm -rf /tmp/*
