FROM debian:12
RUN curl -LsSf https://astral.sh/uv/install.sh | env UV_INSTALL_DIR=/usr/local/bin sh
ARG CARGO_HOME=/opt/cargo
ENV RUSTUP_HOME=/opt/rustup
RUN curl https://sh.rustup.rs -sSf | sh -s -- -y && cargo install --root /usr/local ripgrep
RUN export OPAMROOT=/opt/opam && opam init --disable-sandboxing
RUN bash Miniforge3-Linux-x86_64.sh -bfp /opt/conda
RUN pip install numpy && echo curl https://sh.rustup.rs
