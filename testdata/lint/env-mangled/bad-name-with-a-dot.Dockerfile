FROM debian:12
ENV java.home /opt/java
CMD ["/opt/run"]
