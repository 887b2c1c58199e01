FROM debian:12
RUN echo "export PATH=/opt/x/bin:$PATH" | tee -a /opt/settings.sh && echo "alias ll='ls -l'" | tee -a /etc/profile
