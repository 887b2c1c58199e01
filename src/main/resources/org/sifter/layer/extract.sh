# extract.sh TREE: unpacks the archive on standard input, the only layer of an image, to TREE, as the engine would. It fails where
# that may come out otherwise: the engine puts files of its own into an image, whose places must not be links or taken.
set -e
umask 022
mkdir "$1"
# A whiteout in the only layer hides nothing.
tar -x --same-owner --same-permissions --numeric-owner --xattrs '--xattrs-include=*' '--exclude=.wh.*' -C "$1" -f -
for name in .singularity.d etc var; do
    [ ! -h "$1/$name" ]
done
[ ! -e "$1/.singularity.d" ]
