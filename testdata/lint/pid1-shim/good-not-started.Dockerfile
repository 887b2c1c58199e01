FROM condaforge/miniforge3:24.11.0-0
RUN tini --version && dumb-init -h
ENTRYPOINT ["/opt/tini/run", "tini"]
