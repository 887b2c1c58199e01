FROM ubuntu:22.04
COPY . /usr/src/tool
RUN cmake -S /usr/src/tool -B /usr/src/build -DCMAKE_INSTALL_PREFIX=$HOME/tool \
 && make -C /usr/src/build install
