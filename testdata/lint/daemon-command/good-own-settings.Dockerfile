FROM nginx:1.27
COPY nginx.conf /opt/nginx.conf
CMD ["nginx", "-c", "/opt/nginx.conf"]
