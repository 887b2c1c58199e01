# hadolint global ignore=DL9999
FROM debian:12
# a note: ignore=nothing
RUN make
