FROM debian:12
ARG USER_ID=1234
RUN groupadd --gid=1000 app && useradd -m -u 1000 -g app app \
 && adduser --uid $USER_ID --disabled-password ada
RUN mkdir /data && chown -R 1000:app /data && chgrp 100 /data
