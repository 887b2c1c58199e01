FROM quay.io/jupyter/docker-stacks-foundation
WORKDIR /tmp
RUN make -C /opt/x
WORKDIR "${HOME}"
