# sifter file ignore=relative-command
FROM debian:12 AS build
# sifter ignore=tmp-wipe,relative-command -- nothing is wiped here
RUN make

# sifter stage ignore=tmp-wipe
FROM debian:12
COPY --from=build /a /a
RUN apt-get update \
 # sifter ignore=tmp-wipe
 && apt-get clean
