FROM node:20 AS build
COPY package.json .npmrc ./
RUN npm ci
FROM debian:12
COPY --from=build /app /app
