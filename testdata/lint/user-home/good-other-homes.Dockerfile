FROM debian:12 AS build
COPY . /home/build
RUN make -C /home/build

FROM debian:12
COPY --from=build /home/build/out /srv/home/out
RUN useradd -m -d /opt/app app && git clone https://example.org/a.git /homes/a
ENV APP_HOME=/srv/home/out
