FROM alpine:3.20
# the time zone
RUN apk add --no-cache tzdata \
 && cp /usr/share/zoneinfo/Asia/Tokyo /etc/localtime \
 && echo Asia/Tokyo > /etc/timezone
