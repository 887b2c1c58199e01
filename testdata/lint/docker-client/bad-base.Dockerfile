FROM docker:27-dind
RUN apk add --no-cache bash
