FROM debian:12 AS build
RUN ./configure && make -j && make -j install
RUN make -j$(nproc) && make -j "$(nproc)" -C x && make --jobs=`nproc` && make -kj && make -j 32 all
RUN gmake -j$(( $(nproc) - 1 )) && make -j$(grep -c ^processor /proc/cpuinfo) && make "-j$(nproc)"
FROM debian:12
COPY --from=build /usr/local /usr/local
