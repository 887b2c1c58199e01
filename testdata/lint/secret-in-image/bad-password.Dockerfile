FROM debian:12
RUN useradd ada && echo "ada:letmein" | chpasswd
