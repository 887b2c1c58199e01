FROM node:20 AS build
RUN npm ci
FROM debian:12
COPY --from=build /app /app
