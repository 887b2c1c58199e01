# sifter file ignore=UnknownVariable,network
FROM debian:12
RUN make
