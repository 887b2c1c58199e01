# Translated by sifter from image.def. Build it with BuildKit:
#     docker build -t IMAGE -f Dockerfile .

FROM 127.0.0.1:5000/busybox AS build
WORKDIR /
RUN mkdir -p /out/bin /out/share/data \
 && cp /bin/busybox /out/bin/program && chmod 4755 /out/bin/program \
 && echo "some data" > /out/share/data/file && ln -s data /out/share/link && ln -s /share/data/file /out/absolute \
 && chmod 700 /out/share/data

FROM scratch
COPY --from=build /out /
COPY --from=build /out/bin/program /share/link/renamed
COPY --from=build /etc/pass* /etc/gr* /etc/
COPY config /etc/config/
COPY --chown=1000:1000 --chmod=0640 config/one /one
COPY --chown=app:users config/one /owned/by/name
COPY <<'EOF' /etc/inline
written here for hello  world
EOF
WORKDIR /work/dir

ENV GREETING="hello  world"
ENV QUOTED="\$HOME"
ENTRYPOINT ["/bin/program"]
CMD ["echo", "two  words"]
LABEL org.opencontainers.image.title="from scratch"
LABEL maintainer=nobody
