FROM debian:12
RUN cd /opt && rm -rf /tmp/* /opt/x \
    # keep me
    /var/tmp/* && echo done
RUN apt-get update \
  # clean up
  && rm -rf /tmp/* \
  && make
RUN rm -rf /tmp/* \
    # and the other one
    /var/tmp/* && make
RUN rm -rf /opt/x \
    # at the end of the step
    /var/tmp/*
RUN rm -rf /opt/x \
    # with a comment behind it
    /var/tmp/* # gone
RUN <<EOF
make
rm -rf /tmp/* && # clean up
make install
EOF
