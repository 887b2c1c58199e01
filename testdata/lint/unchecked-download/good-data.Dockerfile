FROM debian:12
RUN curl -fsSL https://example.org/key.asc -o /etc/apt/keyrings/a.asc && sh setup.sh
RUN curl -s https://example.org/api/status | jq . && bash --version
RUN echo "curl https://example.org/x.sh | sh"
