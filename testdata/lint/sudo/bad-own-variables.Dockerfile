FROM debian:12
RUN x=1 sudo make
RUN env FOO=1 sudo make
RUN nice sudo make
RUN ["sudo", "make"]
