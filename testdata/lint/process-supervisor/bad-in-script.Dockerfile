FROM node:20
COPY <<-EOS /start
	#!/bin/sh
	if [ "$(id -u)" = 0 ]; then
	  monit
	fi
	exec pm2-runtime start /srv/app.json
EOS
CMD /start
