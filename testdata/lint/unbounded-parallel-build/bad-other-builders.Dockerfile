FROM debian:12
RUN cmake --build build --parallel && cmake --build build -j $(nproc) && cmake --build b -- -j
RUN ninja -C build && ninja -C build install && ninja -j64
RUN pip install torch && pip install 'flash-attn==2.5.8' --no-build-isolation
