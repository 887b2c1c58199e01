#!/bin/sh
# Fills in the configuration, drops root, and hands over to the command.
set -eu

# "docker run station-log -h" means the server's -h
if [ "${1#-}" != "$1" ]; then
	set -- lighttpd "$@"
fi

if [ "$1" = 'lighttpd' ] || [ "$1" = 'self-check' ]; then
	mkdir -p /run/station
	for file in /docker-entrypoint.d/*; do
		case "$file" in
			*.envsh) . "$file" ;;
			*.sh)
				if [ -x "$file" ]; then
					"$file"
				else
					echo "$0: ignoring $file, not executable" >&2
				fi
				;;
		esac
	done
	if [ "$(id -u)" = '0' ]; then
		chown -R station /run/station
		exec gosu station "$@"
	fi
fi

exec "$@"
