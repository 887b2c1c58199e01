FROM debian:12
ARG ZONE=Etc/UTC
RUN rm -f /etc/localtime && ln -snf "/usr/share/zoneinfo/${ZONE}" /etc/localtime
