FROM php:8.3-apache
EXPOSE 8080/tcp 1024 5000-5010
CMD ["mkdir", "-p", "80", "--mode=443"]
