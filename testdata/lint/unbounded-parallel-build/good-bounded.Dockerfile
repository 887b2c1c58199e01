FROM debian:12
ARG NPROC=4
ENV MAKEFLAGS="-j4"
RUN make -j4 && make -j 16 && make -j${NPROC} && make -j "$JOBS" && make -j${JOBS:-2} && make --jobs=8
RUN cmake --build build --parallel 4 && ninja -j4 && ninja -C build install && ninja --version
RUN make -j -l 8 && make && MAX_JOBS=4 pip install flash-attn && cmake -S . -B build
