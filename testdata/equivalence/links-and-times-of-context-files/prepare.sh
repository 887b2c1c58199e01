mkdir -p tree/sub 'a b' ignored/in
echo one > tree/one
ln tree/one tree/two
ln tree/one tree/sub/three
ln -s one tree/link
echo odd > "a b/it's \$(touch x)"
echo dash > -dash
echo in > ignored/in/kept
ln ignored/in/kept ignored/in/linked
echo out > ignored/in/out
printf 'ignored/in/out\n.dockerignore\n' > .dockerignore
touch -d '2001-02-03 04:05:06' tree/* 'a b'/*
touch -d '1999-01-01 00:00:00' -- -dash ignored/in/kept
chmod 750 tree/sub
