FROM debian:12 AS build
USER 1000:1000
RUN make -C /src
FROM debian:12
ARG NAME=ada
USER ${NAME}
RUN echo "$USER" > ~/who
USER root
COPY --from=build /src/tool /usr/local/bin/
