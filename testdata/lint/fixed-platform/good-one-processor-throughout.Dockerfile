FROM debian:12
RUN wget https://example.org/Miniconda3-Linux-x86_64.sh
