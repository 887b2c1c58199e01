FROM debian:12 AS build
WORKDIR /src
RUN make
CMD ["/src/tool"]

FROM debian:12
WORKDIR /data
CMD ["/bin/bash"]
