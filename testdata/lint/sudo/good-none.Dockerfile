FROM debian:12
RUN make install && cp sudoers.txt /etc/sudoers.d.txt
CMD ["tool"]
