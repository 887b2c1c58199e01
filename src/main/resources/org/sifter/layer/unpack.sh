# unpack.sh TREE MKSQUASHFS ARGUMENT...: what the engine starts as its mksquashfs ARGUMENT... when it has unpacked an image, whose
# file system (the first argument) becomes the layer's TREE. The real MKSQUASHFS gets an empty one, which takes no time.
tree=$1 mksquashfs=$2
shift 2
mv -T "$1" "$tree" && mkdir "$1" && exec "$mksquashfs" "$@"
