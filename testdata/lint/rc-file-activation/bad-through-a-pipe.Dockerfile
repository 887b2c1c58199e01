FROM debian:12
RUN echo "export PATH=/opt/x/bin:$PATH" | tee -a /etc/profile
RUN printf 'export A=b\n' | sudo tee /etc/profile.d/a.sh > /dev/null
