FROM debian:12
RUN umask 027 && git clone https://example.org/x.git /opt/x
RUN echo a > /opt/a
