#!/usr/bin/env bash
# Compares, in one run on one machine: the engine's own build of the definition file that sifter writes (with the engine's
# default compression, and with sifter's), "sifter build" with an empty cache, and "sifter build" after a change of the last step.
# The image is Debian with Python from apt-get. Run it as the ordinary user who builds. Prints a Markdown table.
set -euo pipefail

usage() {
    cat << 'END'
Usage: build-benchmark.sh [-n TIMES] [-b BASE] [-s SIFTER] [-d DIRECTORY]
  -n TIMES      how often each build is made (default: 5)
  -b BASE       the base image, a Debian (default: debian:bookworm)
  -s SIFTER     the program (default: target/sifter/bin/sifter beside the sources)
  -d DIRECTORY  where everything is built: a local disk (default: the temporary directory)
END
}

times=5 base=debian:bookworm parent=${TMPDIR:-/tmp}
sifter=$(dirname "$(readlink -f "$0")")/../../target/sifter/bin/sifter
while getopts n:b:s:d:h option; do
    case $option in
        n) times=$OPTARG ;;
        b) base=$OPTARG ;;
        s) sifter=$OPTARG ;;
        d) parent=$OPTARG ;;
        h) usage && exit ;;
        *) usage >&2 && exit 2 ;;
    esac
done
sifter=$(readlink -f "$sifter")
engine=$(command -v apptainer) || { echo "$0: there is no apptainer" >&2 && exit 3; }

work=$(mktemp -d "$parent/build-benchmark-XXXXXX")
cleanup() {
    cd /
    unshare --map-root-user --map-auto -- rm -rf "$work" 2> /dev/null || rm -rf "$work"
}
trap cleanup EXIT
trap 'exit 130' INT TERM
cd "$work"
mkdir context tmp
export APPTAINER_TMPDIR=$work/tmp TMPDIR=$work/tmp
case $base in 127.0.0.1:* | localhost:*) export APPTAINER_NOHTTPS=1 ;; esac

dockerfile() {
    cat > context/Dockerfile << END
FROM $base
RUN apt-get update && apt-get install -y --no-install-recommends python3
WORKDIR /app
COPY app.py .
RUN python3 app.py "$1" > greeting.txt
CMD ["cat", "/app/greeting.txt"]
END
}

# timed NAME COMMAND...: runs it, and keeps how long that took, and how long processors worked for it, in seconds
timed() {
    local name=$1 TIMEFORMAT='%R %U %S'
    shift
    { time "$@" > log 2>&1; } 2> measured.txt || { cat log >&2 && echo "$0: $name failed" >&2 && exit 3; }
    awk '{ print $1, $2 + $3 }' measured.txt >> "$name.times"
    stat -c %s image.sif > "$name.size"
}

plain() { (cd context && "$engine" build --force "${@:2}" ../image.sif ../image.def) }
cached() { "$sifter" build --force --cache-dir "$work/cache" --compression zstd -o image.sif context; }

echo 'import sys; print("hello", *sys.argv[1:])' > context/app.py
dockerfile 0
"$sifter" convert -o image.def context > log 2>&1 || { cat log >&2 && exit 1; }
# What fetching the base image takes depends on the network only: it comes from the engine's cache in all builds.
printf 'Bootstrap: docker\nFrom: %s\n' "$base" > base.def
"$engine" build --force --sandbox base base.def > log 2>&1 || { cat log >&2 && exit 3; }

for ((i = 1; i <= times; i++)); do
    dockerfile "$i"
    "$sifter" convert -o image.def context > log 2>&1
    timed plain-default plain default
    timed plain-zstd plain zstd --mksquashfs-args "-comp zstd -Xcompression-level 3"
    unshare --map-root-user --map-auto -- rm -rf cache
    timed sifter-cold cached
    dockerfile "$i again"
    timed sifter-rebuild cached
    [ "$("$engine" --silent run image.sif)" = "hello $i again" ] || { echo "$0: a wrong image" >&2 && exit 1; }
    echo "$i of $times" >&2
done

# column NAME NUMBER: one column of the times of a build, the least first
column() { cut -d ' ' -f "$2" "$1.times" | sort -n; }

median() { column "$1" "${2:-1}" | sed -n "$(((times + 1) / 2))p"; }

# row NAME WORDS
row() {
    awk -v words="$2" -v own="$(median "$1")" -v usual="$(median plain-default)" -v zstd="$(median plain-zstd)" \
        -v least="$(column "$1" 1 | head -n 1)" -v most="$(column "$1" 1 | tail -n 1)" -v work="$(median "$1" 2)" \
        -v size="$(cat "$1.size")" \
        'BEGIN { printf "| %s | %.1f s | %.1f-%.1f s | %.1f s | %.0f MB | %.2f | %.2f |\n", words, own, least, most, work,
            size / 1e6, own / usual, own / zstd }'
}

echo "$("$engine" --version), $base, $(nproc) processors, $times times each; the load at the end was $(cut -d ' ' -f 1 /proc/loadavg)"
echo
echo "| build | median | all | processor time | size | of plain | of plain with zstd |"
echo "|---|---|---|---|---|---|---|"
row plain-default "\`apptainer build\`, default compression (gzip 9)"
row plain-zstd "\`apptainer build\`, zstd 3 as sifter's"
row sifter-cold "\`sifter build\`, empty cache"
row sifter-rebuild "\`sifter build\`, last step changed"
