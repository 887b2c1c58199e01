FROM debian:12 AS test
RUN --mount=type=bind,target=/src make -C /src check
FROM debian:12
