FROM 127.0.0.1:5000/busybox
COPY --chown=app settings /opt/app/settings
RUN chown app /opt/app && chmod 700 /opt/app
USER app
CMD ["cat", "/opt/app/settings"]
