# Translated by sifter from image.def. Build it with BuildKit:
#     docker build -t IMAGE -f Dockerfile .

FROM busybox AS tools
WORKDIR /
RUN mkdir -p /cache && echo made > /made.txt && echo x > '/it'"'"'s'

FROM busybox
WORKDIR /work
RUN --mount=type=secret,id=other,target=/root/other,mode=0440,uid=5,gid=0 --mount=type=secret,id=token,required cat /root/other
RUN --mount=type=secret,id=token2,target=/t,env=TOKEN2 --mount=type=secret,id=token,env=TOKEN echo "$TOKEN$TOKEN2" && \
    echo more
RUN --mount=type=ssh --mount=type=ssh,id=key,required ssh host
USER app
RUN --mount=type=secret,id=token,env=TOKEN echo "$TOKEN"
USER root
RUN --mount=type=cache,from=tools,source=/cache,target=/cache --mount=type=bind,from=tools,target=/tools ls /tools
RUN --mount=type=bind,from=nginx:1.27,source=/etc/nginx,target=/n ls /n
ADD https://example.org/a.tar.gz https://example.org/b.txt /fetched/
ADD --unpack=true --checksum=sha256:c4644a9da84020d942f9dc30b5d4a3e77407ab97f20547ed7954d100def77b95 https://example.org/a.tar.gz /unpacked/
ADD --keep-git-dir=true --chown=app https://github.com/a/b.git#v1:docs /docs/
ADD https://github.com/a/b.git /b/
COPY --from=tools /it\'s /odd/
COPY --from=tools / /all/
RUN true
