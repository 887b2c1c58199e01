FROM --platform=linux/amd64 node:20 AS site
RUN npm run build
FROM nginx:1.25
COPY --from=site /dist /srv
