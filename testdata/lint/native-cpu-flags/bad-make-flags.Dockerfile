FROM debian:12 AS build
ARG OPT="-O3 -march=native"
RUN CFLAGS='-O2 -march=native -mtune=native' CXXFLAGS="$OPT" ./configure \
 && make "CXXFLAGS=-std=c++17 -march=native $EXTRA" \
 && bash -c 'g++ -march=native -o app app.cc' \
 && cmake -DCMAKE_Fortran_FLAGS=-march=native,-O3 -DUSE_NATIVE=ON .
FROM debian:12
COPY --from=build /app /usr/bin/app
