FROM debian:12 AS build
WORKDIR /src
RUN git clone --depth 1 https://github.com/a/one.git && cd one && make
RUN git clone -b main https://github.com/a/two && git clone --recursive git@github.com:a/three.git /opt/three
RUN cd two && git checkout v1.0
RUN git -C /opt/three checkout master
FROM debian:12
COPY --from=build /src /src
