FROM debian:12 AS build
WORKDIR /tmp
RUN make && rm -rf ./* .
RUN cd / && (cd /var/tmp && find . -mindepth 1 -delete)
RUN ["sh", "-c", "rm -fr $TMPDIR/*"]
RUN <<EOF
export D=/dev/shm
sudo rm -r "$D"
EOF

FROM debian:12
COPY --from=build /opt /opt
