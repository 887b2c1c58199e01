FROM debian:12
RUN apt-get update && apt-get install -y build-essential python3 python3-dev python3-setuptools \
 && pip3 install cmake ninja meson
RUN make -C /src install
CMD ["/usr/local/bin/tool"]
