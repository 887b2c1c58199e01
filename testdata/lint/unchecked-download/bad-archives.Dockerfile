FROM debian:12 AS build
ADD https://example.org/a-1.0.zip /opt/
RUN wget -q https://example.org/b-1.0.tar.gz?raw=1 && tar xf b-1.0.tar.gz
RUN curl -fsSL -o c.run "https://example.org/c.run" && sh c.run
FROM debian:12
COPY --from=build /opt /opt
