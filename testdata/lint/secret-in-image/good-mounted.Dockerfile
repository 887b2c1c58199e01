FROM debian:12
RUN --mount=type=secret,id=token TOKEN=$(cat /run/secrets/token) ./fetch
RUN echo "user:name" | tee /etc/x && echo "$USER:$PASS" | chpasswd
