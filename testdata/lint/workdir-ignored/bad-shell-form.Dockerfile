FROM node:20
WORKDIR /srv/app
CMD npm start
