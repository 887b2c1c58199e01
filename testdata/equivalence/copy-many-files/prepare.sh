mkdir big
i=0
while [ $i -lt 1200 ]; do echo $i > big/file-$i; i=$((i + 1)); done
