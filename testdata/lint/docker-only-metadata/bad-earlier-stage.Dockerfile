FROM debian:12 AS base
EXPOSE 8000-8010/udp
FROM base
CMD ["/opt/serve"]
