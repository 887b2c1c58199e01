FROM debian:12 AS data
COPY table.csv /tmp/table.csv

FROM debian:12
COPY notes.txt /tmp/notes.txt
COPY install.sh /opt/tmp/
COPY --from=data /tmp/table.csv /opt/table.csv
RUN sh /opt/tmp/install.sh && echo /tmp/notes.txt && rm -f /tmp/notes.txt
RUN cd /tmp && make -C /opt/tmp TMPDIR=/tmp
