FROM debian:12
RUN sudo -u bob make && sudo -Hu alice -- make install && sudo --user=carol make
RUN sudo -u root make check
