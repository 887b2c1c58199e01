printf 'Content-Type: text/plain\r\n\r\n'
echo "$STATION_NAME: $(sqlite3 "$STATION_DATA/log.db" 'select count(*) from reading') readings"
