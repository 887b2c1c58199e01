FROM debian:12
WORKDIR /opt/tool
RUN make install
WORKDIR /
CMD ["tool"]
