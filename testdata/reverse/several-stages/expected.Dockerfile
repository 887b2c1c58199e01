# Translated by sifter from image.def. Build it with BuildKit:
#     docker build -t IMAGE -f Dockerfile .

FROM golang:1.22 AS build
WORKDIR /
RUN --mount=type=tmpfs,target=/tmp --mount=type=tmpfs,target=/var/tmp <<'EOF'
umask 0002
export LANG=C
set -ex
    mkdir -p /out
    cat > /out/main.go << 'END'
package main
func main() {}
END
    cd /out && go build -o server main.go
EOF

FROM registry.example.org/base/alpine@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
COPY --from=build /out/server /usr/local/bin/server
COPY --from=build /out/ /srv
COPY --from=build /etc/ssl/certs /etc/ssl/certs
COPY --from=build /out/server /out/server

COPY --chmod=0755 <<'EOF_OF_RUNSCRIPT' /.singularity.d/runscript
#!/bin/sh

    echo "starting with $# arguments"
    exec server "$@"
EOF_OF_RUNSCRIPT
ENTRYPOINT ["/.singularity.d/runscript"]
