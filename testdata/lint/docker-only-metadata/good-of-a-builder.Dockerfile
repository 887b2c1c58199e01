FROM node:20 AS build
EXPOSE 3000
STOPSIGNAL SIGINT
RUN npm run build

FROM debian:12
COPY --from=build /app /app
