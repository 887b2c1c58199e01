FROM debian:12
ARG VERSION=1.2
RUN git clone --branch v${VERSION} https://github.com/a/one && git clone -b2.0 https://github.com/a/two
RUN git clone https://github.com/a/three && cd three && git checkout -q 3f2a91c
RUN git clone https://github.com/a/four /opt/four
RUN git -C /opt/four reset --hard v4
RUN git clone "$REPO" && cd $(basename $REPO) && git checkout $COMMIT
