FROM debian:12 AS web
EXPOSE 80
FROM debian:12
ENV PORT=8000
CMD ssh -p 22 host && psql --port 443 && serve -p $PORT && nginx -c /opt/nginx.conf
