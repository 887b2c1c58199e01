# Translated by sifter from image.def. Build it with BuildKit:
#     docker build -t IMAGE -f Dockerfile .

FROM debian:12
WORKDIR /
COPY <<'EOF_OF_POST' /.post.script
words=(a b)
printf '%s\n' "${words[@]}" > /words
EOF_OF_POST
RUN --mount=type=tmpfs,target=/tmp --mount=type=tmpfs,target=/var/tmp <<'EOF'
umask 0002
export LANG=C
set -e
/bin/bash -eu /.post.script
rm /.post.script
EOF

COPY --chmod=0755 <<'EOF_OF_RUNSCRIPT' /.singularity.d/runscript
#!/bin/bash

    words=("$@")
    echo "${#words[@]}"
EOF_OF_RUNSCRIPT
ENTRYPOINT ["/.singularity.d/runscript"]

COPY --chmod=0755 <<'EOF_OF_TEST' /.singularity.d/test
#!/bin/sh

    grep -q a /words
EOF_OF_TEST
RUN --mount=type=tmpfs,target=/tmp --mount=type=tmpfs,target=/var/tmp /.singularity.d/test
