# sifter file ignore=DL3008,tmp-wipe
FROM debian:12
RUN rm -rf /tmp/*
