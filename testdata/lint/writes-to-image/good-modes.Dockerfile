FROM debian:12
COPY start.sh /opt/start.sh
RUN chmod 777 /opt/start.sh && mkdir -m 1777 -p /tmp/x /scratch && chmod 777 /scratch /tmp/x
RUN useradd app && mkdir /opt/app && chown -R app /opt/app && chmod -R a+rX /opt/app
COPY --chown=app . /opt/app
RUN mkdir -p /opt/w && chmod 777 /opt/w && make && rm -r /opt/w
USER app
