FROM debian:12
RUN curl -fsSL https://example.org/get | sudo -E bash -s -- -y
RUN sh -c "$(wget -qO- https://example.org/install.sh)"
RUN bash <(curl -s https://example.org/more)
