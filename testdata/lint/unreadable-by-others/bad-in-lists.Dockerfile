FROM debian:12
RUN true || chmod go-rwx /opt/a
RUN chmod go-rwx /opt/b || true
RUN ! chmod go-rwx /opt/c
RUN chmod -v go-rwx /opt/d | tee /log
RUN echo x | xargs chmod go-rwx /opt/e
RUN make && chmod go-rwx /opt/f && make install
RUN if test -e /opt/g; then chmod go-rwx /opt/g; fi
