FROM nginx:1.27
RUN ln -sf /dev/stdout /var/log/nginx/access.log && ln -sf /proc/self/fd/2 /var/log/nginx/error.log
RUN ln -s /opt/root/bin/root /usr/local/bin/root && ln -s ../tmpl/x /opt/x
