FROM debian:12
RUN make && echo "done; make install
