FROM debian:12
RUN echo "pip install numpy" > /usr/share/doc/how
LABEL python=3
