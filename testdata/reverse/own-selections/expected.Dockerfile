# Translated by sifter from image.def. Build it with BuildKit:
#     docker build -t IMAGE -f Dockerfile .

FROM 127.0.0.1:5000/busybox AS builder
WORKDIR /out
RUN mkdir -p lib/sub lib/empty 'a b/c[d]' lib/.hidden && chmod 750 lib/sub && chmod 1777 lib/empty
RUN echo a > lib/a.txt; echo b > lib/b.md; echo c > lib/sub/c.txt; echo d > lib/sub/d.md; echo e > 'a b/c[d]/e+.txt'
RUN ln -s a.txt lib/link.txt; ln lib/b.md lib/hard.md; chmod 4755 lib/b.md; echo h > lib/.hidden/h.txt; chown 33:7 lib/sub/c.txt; ln -s lib to-lib; ln -s /out/lib absolute
RUN mkdir 'c[d]' && echo q > 'c[d]/$(touch x)' && mkdir -p x/y && echo z > x/y/z && echo z > x/yy

FROM 127.0.0.1:5000/busybox
WORKDIR /app
COPY --from=builder --exclude=*.txt /out/lib /app/top/
COPY --from=builder --exclude=**/*.txt /out/lib /app/deep/
COPY --from=builder --exclude=**.md --exclude=empty /out/lib /app/ends/
COPY --from=builder --exclude=sub --exclude=.h* /out/lib /app/nosub
COPY --from=builder --exclude=[a-b].?? /out/lib /app/classes
COPY --from=builder --exclude=*.txt /out/lib/a.txt /app/file/
COPY --from=builder --exclude=*.txt /out/lib/a.txt /app/named
COPY --from=builder --exclude=*.txt /out/to-lib /app/linked/
COPY --from=builder --exclude=sub/c.* /out/l* /out/absolute /app/several/
COPY --from=builder --exclude=y /out/x /app/x/
COPY --from=builder --parents /out/lib/sub/c.txt /out/x/y /app/parents/
COPY --from=builder --parents /out/./lib/sub /app/pivot/
COPY --from=builder --parents /out/./**/*.txt /app/all/
COPY --from=builder --parents --exclude=lib/sub /out/./lib /app/below/
COPY --from=builder --parents --exclude=**/.hidden /out/lib/./* /app/nohidden/
COPY --from=builder --parents --chown=5:6 --chmod=0700 ["/out/a b/./*", "/app/owned/"]
RUN --mount=type=bind,from=builder,source=/out/c[d],target=/quoted cat /quoted/* > quoted.txt
RUN find . | sort > /list.txt

ENTRYPOINT []
CMD ["sh"]
