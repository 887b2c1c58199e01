FROM debian:12
ARG ENTRY
ENV DB_URL=postgres://postgres:postgres@localhost:5432/db PROXY=http://proxy:8080/@x
RUN git clone "https://bob:${ENTRY}@example.org/a/b" && git clone ssh://git@example.org:22/a
RUN sed -i 's,https://.*:.*@,https://,' /etc/x && echo 'https://USER:<password>@host'
