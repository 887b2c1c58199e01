FROM ubuntu:22.04
RUN curl https://sh.rustup.rs -sSf | sh -s -- -y
ENV PATH=/root/.cargo/bin:$PATH
RUN bash /opt/Miniconda3-latest-Linux-x86_64.sh -b
