FROM ubuntu:22.04
WORKDIR /root
RUN wget https://example.org/samtools-1.19.tar.bz2 \
 && tar xjf samtools-1.19.tar.bz2 \
 && cd samtools-1.19 && ./configure --prefix=/usr/local && make install \
 && cd .. && rm -rf samtools-1.19 samtools-1.19.tar.bz2
COPY .netrc /root/.netrc
RUN git clone https://example.org/private.git /opt/private
RUN rm /root/.netrc
RUN --mount=type=cache,target=/root/build cp -r /opt/private /root/build/private
