mkdir -p tree/in; echo a > tree/in/a; echo b > tree/b; chmod 4755 tree/b; chmod 750 tree/in
tar --owner=3 --group=4 --mtime=@0 -C tree -czf own.tgz in b; rm -r tree
