# Translated by sifter from image.def. Build it with BuildKit:
#     docker build -t IMAGE -f Dockerfile .

FROM ubuntu:24.04
COPY <<'EOF_OF_ENVIRONMENT' /.singularity.d/env/90-environment.sh
    if [ -n "$MODULES" ]; then
        export EXTRA="$(cat /etc/extra)"
    fi
EOF_OF_ENVIRONMENT
ENTRYPOINT ["/bin/sh", "-c", ". /.singularity.d/env/90-environment.sh; exec tool \"$@\"", "/.singularity.d/runscript"]
