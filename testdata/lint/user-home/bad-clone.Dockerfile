FROM debian:12
RUN mkdir -p /home/tools && cd /home/tools \
 && git clone --depth 1 https://github.com/example/pipeline.git \
 && pip install --target /home/tools/lib ./pipeline
