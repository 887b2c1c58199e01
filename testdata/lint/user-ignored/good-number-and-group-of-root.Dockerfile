FROM debian:12
USER 0:0
RUN id
USER root:users
CMD ["id"]
