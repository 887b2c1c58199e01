FROM ubuntu:24.04
RUN echo "export A=1" > /etc/profile.d/a.sh
ENV BASH_ENV=/etc/profile.d/a.sh
