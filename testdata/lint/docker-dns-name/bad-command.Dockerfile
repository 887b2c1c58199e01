FROM python:3.12
COPY <<EOS /start.sh
#!/bin/sh
curl -f http://gateway.docker.internal/
EOS
ENTRYPOINT ["/start.sh"]
CMD ["--server", "docker.for.mac.localhost:80"]
