FROM debian:12
ENV PRICE='5 $' \
    PS=\$PWD
