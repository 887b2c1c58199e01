FROM debian:12
ENV DISABLE_AUTH=false POSTGRES_HOST_AUTH_METHOD=md5
RUN echo "c.ServerApp.token = 'x'" >> /etc/jupyter/jupyter_server_config.py
CMD jupyter lab --ServerApp.token='' --ServerApp.password='argon2:xyz' & \
    redis-server --protected-mode no --requirepass "$SECRET"
