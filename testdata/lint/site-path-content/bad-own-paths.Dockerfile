FROM debian:12
RUN git clone https://example.org/x.git /ptmp/x
