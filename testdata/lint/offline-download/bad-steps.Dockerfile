FROM debian:12
RUN apt-get update && apt-get install -y curl git && curl -O https://example.org/a
RUN git clone https://example.org/b
RUN make && pip install numpy
