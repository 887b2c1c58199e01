FROM debian:12 AS base
RUN /sbin/setcap 'cap_net_raw+ep cap_net_admin+ep' /usr/bin/ping
FROM base
RUN if [ -x /usr/bin/node ]; then setcap cap_net_bind_service=+ep /usr/bin/node; fi
