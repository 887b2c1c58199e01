FROM ubuntu:22.04
WORKDIR /root
COPY scripts/ scripts/
RUN git clone https://github.com/lh3/minimap2 && cd minimap2 && make
RUN cd ~ && python3 -m venv env && ./env/bin/pip install numpy
