FROM 127.0.0.1:5000/busybox
RUN mkdir /data
COPY start tool /opt/
ENTRYPOINT ["/opt/start"]
CMD ["/opt/tool"]
