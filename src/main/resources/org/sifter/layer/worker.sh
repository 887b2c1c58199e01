# worker.sh JOB: makes layers and the image of them, in a user namespace (enter.sh). JOB is a directory that holds
#   vars      what the lines below call $token, $snapshotter, $context, $engine, $mksquashfs, $image
#   work      the calls of the functions below
#   l         a link for each layer that is there: the names in the lists of layers below another
#   N         for each layer that is made, its setup, post, roots, binds, needs and about
# All output goes to standard output; lines that begin with the record separator and $token are for sifter.
set -u
umask 022
exec 2>&1
job=$1
cd "$job" || exit 98
. ./vars
# mount of util-linux 2.39 and later hands over long lists of layers in a way that kernels cut short otherwise
export LIBMOUNT_FORCE_MOUNT2=always
record=$(printf '\036')
say() { printf '%s\n' "$record$token $*"; }

# mount_image BELOW TREE WORK: puts the image of the layers BELOW (the uppermost first, N:N:...) at ./root, where
# what changes goes to TREE
mount_image() {
    if [ "$snapshotter" = copy ]; then
        [ -z "$1" ] || cp -a --reflink=auto "l/${1%%:*}/." "$2/" || return
        mount -n --bind "$2" root
    else
        # The root directory is the uppermost layer's.
        chown --reference="l/${1%%:*}" "$2" && chmod --reference="l/${1%%:*}" "$2" && touch --reference="l/${1%%:*}" "$2" || return
        # volatile: no step waits for the disk; what a crash of the machine would damage, check() finds
        lower=$(printf %s "$1" | sed 's|[^:]*|l/&|g')
        mount -n -t overlay sifter -o "userxattr,volatile,lowerdir=$lower,upperdir=$2,workdir=$3" root 2> /dev/null ||
            mount -n -t overlay sifter -o "userxattr,lowerdir=$lower,upperdir=$2,workdir=$3" root
    fi
}

# digest LAYER: of all that is known of the files of its tree without reading them, and of the texts that are kept beside it
digest() {
    (
        cd "$1" && {
            (cd tree && find . -printf '%P\0%y\0%m\0%U\0%G\0%s\0%T@\0%C@\0%l\0')
            find . -mindepth 1 -maxdepth 1 ! -name tree ! -name digest -exec sha256sum {} + | LC_ALL=C sort
        } | sha256sum
    )
}

# image_config SIF: the config of the image that the engine has unpacked, as it keeps that in image files; nothing if there is none
image_config() {
    for object in 3 2 4; do
        case $("$engine" -s sif info "$object" "$1" 2> /dev/null) in
            *oci-config.json*) "$engine" -s sif dump "$object" "$1" && return ;;
        esac
    done
}

# keep NUMBER PLACE: puts a finished layer into the cache, or where else it is kept
keep() {
    [ ! -e "$1.sif" ] || image_config "$1.sif" > "$1/oci-config.json"
    [ ! -e "$1/needs" ] || while read -r name key; do echo "$key $(cat "l/$name/../digest")"; done < "$1/needs" > "$1/under"
    rm -f "$1/needs"
    du -sk "$1/tree" | cut -f1 > "$1/size"
    digest "$1" > "$1/digest"
    mv -T "$1" "$2" 2> /dev/null || [ -e "$2/digest" ] || return
    ln -sfn "$2/tree" "l/$1"
}

# finished NUMBER PLACE: a layer is there, for others to be made on it. It is kept while they are being made.
finished_number= finished_place= keeping=
finished() {
    all_kept
    ln -sfn "$job/$1/tree" "l/$1"
    finished_number=$1 finished_place=$2
    say done "$1" 0
}

# begin_keeping: what has been finished is mounted where it is needed, and can be moved
begin_keeping() {
    [ -n "$finished_number" ] || return 0
    keep "$finished_number" "$finished_place" &
    keeping=$!
}

# all_kept: what has been finished is in its place from now on
all_kept() {
    [ -z "$finished_number" ] || [ -n "$keeping" ] || begin_keeping
    [ -z "$keeping" ] || wait "$keeping" || { say failed "$finished_number" 98; exit 95; }
    finished_number= keeping=
}

# all_kept_after STATUS: the same beside a step; where both fail, as on a full disk, it is the step that is told
all_kept_after() {
    if [ "$1" = 0 ] || [ -z "$keeping" ]; then
        all_kept
    else
        wait "$keeping"
        finished_number= keeping=
    fi
}

# check NAME PLACE: takes note if a layer is not as it was
damaged=
check() {
    [ "$(digest "$2")" = "$(cat "$2/digest")" ] || { say damaged "${2##*/}"; damaged=yes; }
}

# is_there PATH: a file of any kind, or a link to nowhere
is_there() {
    [ -e "$1" ] || [ -h "$1" ]
}

# complete NUMBER: puts the files of ./NUMBER/engine, which an engine adds to each image, to those of the image in ./NUMBER/tree,
# where it has none of that name
complete() {
    (cd "$1/engine" && find . -mindepth 1) | while read -r name; do
        if is_there "$1/tree/$name"; then continue; fi
        if is_there "$1/engine/$name"; then mv -T "$1/engine/$name" "$1/tree/$name" || return; fi
    done || return # from the pipe, and then from here
    rm -r "$1/engine"
}

# take NUMBER PLACE: a layer that the engine has unpacked, or completed
take() {
    [ ! -e "$1/engine" ] || complete "$1" || { say failed "$1" 98; exit 95; }
    finished "$1" "$2"
}

# show_roots NUMBER: lines of "VARIABLE BELOW" are file systems that the layer copies from
show_roots() {
    while read -r variable below; do
        mkdir -p "roots/$variable"
        case $below in
            *:*) mount -n -t overlay sifter -o "userxattr,lowerdir=$(printf %s "$below" | sed 's|[^:]*|l/&|g')" "roots/$variable" ;;
            *) mount -n --bind "l/$below" "roots/$variable" ;;
        esac || return
        export "$variable=$job/roots/$variable"
    done < "$1/roots"
}

hide_roots() {
    while read -r variable _; do
        umount -n "roots/$variable"
    done < "$1/roots"
}

on_host() {
    (cd "$context" && exec env SINGULARITY_ROOTFS="$job/root" /bin/sh -e "$job/$1/setup" < /dev/null)
}

# in_image NUMBER: as the engine runs %post (Apptainer, internal/pkg/build/stage.go)
in_image() {
    { cat "$1/post" && echo ': > /.post.done'; } > root/.post.script && chmod 755 root/.post.script || return
    set -- "$1" "$engine" -s --build-config exec --pwd / --writable --cleanenv --no-mount tmp \
        --env SINGULARITY_LABELS=/.build.labels --env SINGULARITY_ENVIRONMENT=/.singularity.d/env/91-environment.sh
    for file in resolv.conf hosts; do
        if [ -f "root/etc/$file" ] && [ -f "/etc/$file" ]; then
            cat "/etc/$file" > "$file" && set -- "$@" -B "$job/$file:/etc/$file"
        fi
    done
    while read -r bind; do set -- "$@" -B "$bind"; done < "$1/binds"
    number=$1
    shift
    (
        for variable in $(env | sed -n 's/^\(\(APPTAINER\|SINGULARITY\)[A-Z_0-9]*\)=.*/\1/p'); do unset "$variable"; done
        # A step may signal its process group, which must not be this one; with process ids of its own it ends with it still.
        session=
        [ $$ != 1 ] || session=setsid
        cd / && exec $session "$@" "$job/root" /bin/sh -e /.post.script < /dev/null
    )
}

# end_processes: those that a step has left, which would go on to write into its layer. Without process ids of its own, the
# worker cannot tell which those are.
end_processes() {
    [ $$ = 1 ] && kill -s KILL -- -1 2> /dev/null || return 0
    for process in /proc/[0-9]*; do
        while [ "$process" != /proc/1 ] && [ -r "$process/status" ] && ! grep -q '^State:.*Z' "$process/status" 2> /dev/null; do
            sleep 0.01
        done
    done
}

# tell_if_full: what not every program says that cannot write
tell_if_full() {
    [ "$(df -Pk . | awk 'NR == 2 { print $4 }')" -ge 512 ] || echo "no space left on device: $job"
}

# make NUMBER PLACE BELOW: a layer, by its scripts
make() {
    [ -z "$damaged" ] || exit 96
    say begin "$1"
    mkdir "$1/tree" "$1/work" && mount_image "$3" "$1/tree" "$1/work" && show_roots "$1" || { say failed "$1" 98; exit 95; }
    begin_keeping
    status=0
    [ ! -s "$1/setup" ] || on_host "$1" || status=$?
    # What a step hides that goes through all files is there in one build of all steps, and need not be in a layer.
    if grep -q ' hidden /\.sifter$' "$1/post"; then mkdir -p root/.sifter; fi
    [ "$status" != 0 ] || [ ! -s "$1/post" ] || in_image "$1" || status=$?
    all_kept_after "$status"
    end_processes
    [ "$status" != 0 ] || [ ! -s "$1/post" ] || [ -e root/.post.done ] || { echo "the engine has not run this step"; status=98; }
    [ "$status" = 0 ] || { tell_if_full; say failed "$1" "$status"; exit 95; }
    rm -rf root/.sifter root/.post.script root/.post.done
    [ ! -e root/.build.labels ] || mv root/.build.labels "$1/build.labels"
    [ ! -e root/.singularity.d/labels.json ] || cp root/.singularity.d/labels.json "$1/labels.json"
    hide_roots "$1"
    umount -n root || { say failed "$1" 98; exit 95; }
    rm -rf "$1/work" "$1/setup" "$1/post" "$1/roots" "$1/binds"
    finished "$1" "$2"
}

# measure DIRECTORY: how large something is that outlives the build
measure() {
    du -sk "$1" | cut -f1 > "${1%/*}/size"
}

# size FILE: in bytes; 0 of what is not there
size() {
    stat -c %s "$1" 2> /dev/null || echo 0
}

# compact: JSON as the engine writes it into image files, from what it prints: without blanks between words
compact() {
    LC_ALL=C sed 's/^\([[:blank:]]*"\([^"\\]\|\\.\)*"\): /\1:/' | tr -d '\t\n'
}

# begin_image: all of the image file but its file system, as the engine would order it
begin_image() {
    "$engine" -s inspect --all "$job/root" > inspect &&
        compact < inspect > inspect.json &&
        "$engine" sif new "$image" &&
        "$engine" sif add --datatype 1 --groupid 1 "$image" meta/Singularity &&
        "$engine" sif add --datatype 6 --groupid 1 --filename inspect-metadata.json "$image" inspect.json &&
        { [ ! -s oci-config.json ] ||
            "$engine" sif add --datatype 6 --groupid 1 --filename oci-config.json "$image" oci-config.json; }
}

# compress: the file system at ./root to ./image.sqfs. Only to a terminal mksquashfs tells how far it is: without one it looks
# four times a second, and speaks if the number of blocks ends in 00 just then (squashfs-tools, progressbar.c).
compress() {
    export mksquashfs
    run='set --; while read -r option; do set -- "$@" "$option"; done < squash'
    run="$run; exec \"\$mksquashfs\" root image.sqfs -noappend -progress \"\$@\""
    if [ "$(in_terminal 'stty cols 80 && echo works' 2> /dev/null | tr -d '\r')" = works ]; then
        in_terminal "stty cols 80; $run"
    else
        /bin/sh -c "$run"
    fi
}

# in_terminal SCRIPT: with a terminal that nobody sees, where util-linux has one
in_terminal() {
    SHELL=/bin/sh script -q -e -f -c "$1" /dev/null < /dev/null
}

# assemble BELOW ARCHITECTURE: the image, as $image; ./meta holds what the engine writes of a definition file, ./environment
# its %environment, ./squash the options of mksquashfs, one on each line, ./oci-config.json what the engine keeps of the base image's config
assemble() {
    [ -z "$damaged" ] || exit 96
    say assemble
    mkdir final final/tree final/work && mount_image "$1" final/tree final/work || { say failed assembly 98; exit 95; }
    # what is in ./meta and the other files depends on what the steps have left; without ./sure they cannot be written
    say metadata
    while [ -e waits ]; do sleep 0.01; done
    [ -e sure ] || exit 95
    begin_keeping
    for file in meta/*; do
        rm -f "root/.singularity.d/${file##*/}" && cp -p "$file" root/.singularity.d/ || { say failed assembly 98; exit 95; }
    done
    if [ -s environment ]; then cat environment >> root/.singularity.d/env/90-environment.sh; fi
    begin_image & # it takes no part of the time that compressing takes
    image_begun=$!
    compress || { status=$?; tell_if_full; say failed assembly $status; exit 95; }
    wait $image_begun &&
        "$engine" sif add --datatype 4 --partfs 1 --parttype 2 --partarch "$2" --groupid 1 "$image" image.sqfs ||
        { say failed assembly $?; exit 95; }
    [ "$(size image.sqfs)" -gt 0 ] && [ "$(size "$image")" -gt "$(size image.sqfs)" ] ||
        { say failed assembly 0; exit 95; }
    # the first 32 bytes of the header make the file a program (sif, pkg/sif: hdrLaunchLen)
    printf '#!/usr/bin/env run-singularity\n' | dd of="$image" conv=notrunc status=none && chmod 755 "$image" &&
        rm -f image.sqfs || { say failed assembly $?; exit 95; }
    umount -n root
    all_kept
    say assembled
}

. ./work
