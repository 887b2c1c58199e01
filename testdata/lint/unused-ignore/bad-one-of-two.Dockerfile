FROM debian:12
# sifter ignore = tmp-wipe , SIF010 -- a machine of our own
RUN rm -rf /tmp/*
