# Translated by sifter from image.def. Build it with BuildKit:
#     docker build -t IMAGE -f Dockerfile .

FROM busybox
COPY file.txt /file.txt
COPY file.txt /opt/renamed.txt
COPY file.txt /opt/
COPY ["two words.txt", "/opt/"]
RUN --mount=type=bind,target=/.context umask 0002 && cp -fLr /.context/tree /opt
COPY tree /opt/tree
COPY tree /merged/
COPY tree /home/tree
RUN --mount=type=bind,target=/.context mkdir -p /all/ && umask 0002 && cp -fLr /.context/*.txt /all/
COPY open.sh /bin/open
RUN --mount=type=bind,target=/.context mkdir -p /linked/ && umask 0002 && cp -fLr /.context/linked /linked/
COPY missing.txt /opt/missing.txt
