FROM debian:12
RUN useradd app && chown -R app /opt && su app -c 'id'
CMD ["echo", "gosu", "chown"]
