# enter.sh UIDS GIDS OWN-PIDS COMMAND...: runs a command in a user namespace in which the caller is root and has the
# subordinate ids, with mounts of its own. UIDS and GIDS are "FIRST COUNT"; OWN-PIDS is yes or no. With process ids of its own
# all that the command starts ends with it. The command has the standard input. It works with util-linux before 2.38, whose unshare cannot map ids.
uids=$1 gids=$2 own_pids=$3
shift 3

exec 3<&0 # a command in the background would get an empty one
unshare --user --mount $([ "$own_pids" = no ] || echo --pid --fork --kill-child) -- /bin/sh -c '
    until read -r _ < /proc/self/gid_map; do sleep 0.01; done # it is written last, and at once
    exec /bin/sh -c '\''
        [ "$1" = no ] || mount -n -t proc proc /proc || exit 97
        shift
        exec "$@"
    '\'' sifter "$@"' sifter "$own_pids" "$@" <&3 3<&- &
namespace=$!
exec 3<&-
own=$(readlink /proc/self/ns/user)
while [ "$(readlink /proc/$namespace/ns/user)" = "$own" ]; do sleep 0.01; done
# Words are meant to be parted.
newuidmap $namespace 0 "$(id -u)" 1 1 $uids && newgidmap $namespace 0 "$(id -g)" 1 1 $gids || kill -KILL $namespace
wait $namespace
