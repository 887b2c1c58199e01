# sifter file ignore=SIF010
FROM debian:12
# sifter ignore=TMP-WIPE -- a machine of our own
RUN make \
 && rm -rf /tmp/*
RUN rm -rf \
 # sifter ignore=filesystem
 /tmp/*
CMD ["./run.sh"]
