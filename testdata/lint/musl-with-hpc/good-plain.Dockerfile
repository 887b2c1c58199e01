FROM alpine:3.20
RUN apk add --no-cache bash samtools && wget https://example.org/a.sh
