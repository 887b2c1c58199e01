FROM debian:12
COPY --chmod=755 --chown=root tool /usr/local/bin/
RUN ["tool", "--mount=type=bind"]
RUN tool --network=none --mount=type=cache
