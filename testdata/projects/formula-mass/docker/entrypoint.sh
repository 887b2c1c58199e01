#!/bin/sh
# JAVA_OPTS is split into words; a command of the image's own is run as it is.
set -e
case ${1-} in
  java | sh | bash | env) exec "$@" ;;
esac
# shellcheck disable=SC2086
exec "$JAVA_HOME/bin/java" $JAVA_OPTS -Dapp.name="$APP_NAME" -jar /app/lib/app.jar "$@"
