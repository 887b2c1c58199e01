FROM debian:12
# sifter ignore=tmp-wype -- a machine of our own
RUN rm -rf /tmp/*
# sifter ignore=
RUN make
# sifter ignore tmp-wipe
RUN make
# sifter IGNORE = tmp-wipe
RUN rm -rf /tmp/*
# sifter ignore=tmp-wipe a machine of our own
RUN rm -rf /tmp/*
