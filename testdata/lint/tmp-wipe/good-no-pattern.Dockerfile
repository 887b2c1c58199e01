FROM debian:12
RUN ["rm", "-rf", "/tmp/*"]
RUN rm -rf "/tmp/*" '/var/tmp/.*' /tmp/\*
