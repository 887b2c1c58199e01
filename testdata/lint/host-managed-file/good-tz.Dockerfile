FROM debian:12
RUN ln -fs /usr/share/zoneinfo/America/New_York /etc/localtime
ENV TZ=America/New_York
