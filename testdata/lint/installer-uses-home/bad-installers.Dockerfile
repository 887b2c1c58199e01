FROM debian:12
RUN curl -LsSf https://astral.sh/uv/install.sh | sh
# rust
RUN apt-get update && curl --proto '=https' -sSf https://sh.rustup.rs | sh -s -- -y
RUN pip install --user numpy
RUN wget -qO- https://raw.githubusercontent.com/nvm-sh/nvm/v0.39.7/install.sh | bash
RUN julia -e 'using Pkg; Pkg.add("CSV")'
