FROM debian:12
COPY .netrc /root/
RUN git clone https://example.org/a && rm /root/.netrc
