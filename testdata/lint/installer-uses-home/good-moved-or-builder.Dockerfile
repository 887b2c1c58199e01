FROM debian:12 AS build
RUN curl https://sh.rustup.rs -sSf | sh -s -- -y && ~/.cargo/bin/cargo build

FROM golang:1.22
RUN go install example.org/tool@latest
RUN curl -LsSf https://astral.sh/uv/install.sh | sh && mv /root/.local/bin/uv /usr/local/bin/
ENV HOME=/opt/home
RUN curl https://pyenv.run | bash
