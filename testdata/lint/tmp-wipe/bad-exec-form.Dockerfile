# escape=`
FROM debian:12
RUN ["rm", "-rf", "/tmp/"]
RUN ["rm", "-rf", "/opt/x", `
     "/tmp/"]
RUN ["bash", "-c", "make && rm -rf /tmp/*"]
