FROM ghcr.io/alpine-genomics/tool:2.0
RUN tool index
