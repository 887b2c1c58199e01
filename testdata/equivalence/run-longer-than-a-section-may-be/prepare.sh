#!/bin/sh
# Adds to the Dockerfile: one long RUN heredoc, one long COPY heredoc and one RUN of many joined lines.
set -eu
{
  echo 'RUN cat <<END > /run.txt'
  awk 'BEGIN { for (i = 1; i <= 1500; i++) print "line " i " of a long heredoc, it'"'"'s $HOME {{ x }}" }'
  echo 'END'
  echo "COPY <<'END' /copy.txt"
  awk 'BEGIN { for (i = 1; i <= 1500; i++) print "%line " i " of a long file, \"quoted\" and $literal" }'
  echo 'END'
  printf 'RUN true'
  awk 'BEGIN { for (i = 1; i <= 1200; i++) printf " \\\n && echo \"joined line %d of many, it'"'"'s long\" >> /joined.txt", i }'
  echo
  echo 'RUN wc -l /run.txt /copy.txt /joined.txt > /count.txt'
} >> ../Dockerfile
