FROM rockylinux:9
RUN dnf install -y httpd && systemctl enable httpd
CMD ["/usr/sbin/init"]
