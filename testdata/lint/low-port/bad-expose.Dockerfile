FROM debian:12
ARG PORT=443
EXPOSE 22/tcp 8080 $PORT \
       80
CMD ["/opt/serve"]
