FROM debian:12 AS test
USER tester
RUN make check
FROM debian:12
USER app
USER root
