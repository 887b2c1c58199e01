FROM debian:12
ENV HOME /home/app
ENV USER=app LOGNAME=app
