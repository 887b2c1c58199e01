FROM debian:12
SHELL ["/bin/bash", "-euo", "pipefail", "-c"]
RUN bash -lc 'module avail'
CMD ["bash", "-c", "ls -l", "--login"]
