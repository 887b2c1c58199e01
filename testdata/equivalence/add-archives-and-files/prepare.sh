#!/bin/sh
set -eu
mkdir -p packed/bin packed/share/empty
printf '#!/bin/sh\necho run\n' > packed/bin/run; chmod 755 packed/bin/run
ln -s run packed/bin/link
printf 'x' > packed/bin/setuid; chmod 4755 packed/bin/setuid
printf 'text\n' > 'packed/share/two words.txt'; chmod 640 'packed/share/two words.txt'
ln packed/bin/run packed/bin/hard
chmod 1777 packed/share/empty
tar --owner=0 --group=0 --sort=name --mtime=@0 -czf data.tar.gz -C packed bin share
cp data.tar.gz misnamed.txt
tar --owner=1000 --group=33 --sort=name --mtime=@0 -cf plain.tar -C packed bin share
rm -r packed
