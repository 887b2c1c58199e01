FROM debian:12
COPY wheels /wheels
RUN pip install --no-index --find-links /wheels numpy && apt-get install -y ./a.deb
RUN git init x && apt-get clean && echo curl https://example.org
