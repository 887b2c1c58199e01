# extract.sh TREE ARCHIVE SUM-PROGRAM SUM: unpacks the archive on standard input, which is ARCHIVE decompressed, the only layer of an
# image, to TREE, as the engine would. It fails where ARCHIVE has another SUM, and where the image may come out otherwise: the
# engine puts files of its own into it, whose places must not be links or taken.
set -e
umask 002 # the engine's, for directories that the archive does not list
mkdir -m 755 "$1"
trap 'rm -f "$1.sum"' EXIT
"$3" < "$2" > "$1.sum" &
# A whiteout in the only layer hides nothing.
tar -x --no-same-owner --same-permissions --delay-directory-restore --xattrs '--xattrs-include=*' '--exclude=.wh.*' -C "$1" -f -
for name in dev etc home proc root sys tmp var var/tmp; do
    if [ -h "$1/$name" ] || { [ -e "$1/$name" ] && [ ! -d "$1/$name" ]; }; then exit 1; fi
done
for name in .singularity.d .exec .run .shell .test environment singularity; do
    if [ -h "$1/$name" ] || [ -d "$1/$name" ]; then exit 1; fi
done
wait
read -r sum _ < "$1.sum"
[ "$sum" = "$4" ]
