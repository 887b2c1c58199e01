FROM docker.io/library/node:20-alpine3.19
RUN npm ci
