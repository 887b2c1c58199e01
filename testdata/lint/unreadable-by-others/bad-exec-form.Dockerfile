FROM debian:12
RUN ["chmod", "700", "/opt/x"]
RUN ["chmod", "u=rwx,go=", "/opt/z"]
RUN chmod "0700" /opt/y
COPY --chmod=600 ["a", "/opt/a"]
RUN ["bash", "-c", "chmod go-rwx \"/opt/w\""]
