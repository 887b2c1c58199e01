FROM debian:12
ENTRYPOINT ["tini", "--", "gosu", "app:app", "/opt/tool/bin/tool"]
