#!/usr/bin/env bash
# Compares, in one run on one machine, how long "sifter convert" of an ordinary Dockerfile takes with how long the same Java takes
# to say hello, and how long "sifter lint" takes for many Dockerfiles. Prints a Markdown table.
set -euo pipefail

usage() {
    cat << 'END'
Usage: start-benchmark.sh [-n TIMES] [-f FILES] [-j JAVA-HOME] [-s SIFTER]
  -n TIMES      how often each is measured, in turns (default: 21)
  -f FILES      how many Dockerfiles are linted at once (default: 4000)
  -j JAVA-HOME  a JDK (default: $JAVA_HOME, or that of the java on the PATH)
  -s SIFTER     the program (default: target/sifter/bin/sifter beside the sources)
END
}

here=$(dirname "$(readlink -f "$0")")
times=21 files=4000 sifter=$here/../../target/sifter/bin/sifter
while getopts n:f:j:s:h option; do
    case $option in
        n) times=$OPTARG ;;
        f) files=$OPTARG ;;
        j) JAVA_HOME=$OPTARG ;;
        s) sifter=$OPTARG ;;
        h) usage && exit ;;
        *) usage >&2 && exit 2 ;;
    esac
done
if [ -z "${JAVA_HOME-}" ]; then
    java=$(readlink -f "$(command -v java)")
    JAVA_HOME=${java%/bin/java}
fi
export JAVA_HOME
sifter=$(readlink -f "$sifter")
example=$(readlink -f "$here/../main/launcher/example")

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo 'public class Hello { public static void main(String[] words) { System.out.println("hello"); } }' > Hello.java
"$JAVA_HOME/bin/javac" Hello.java
mkdir many
for ((i = 0; i < files; i++)); do
    mkdir "many/$i"
    sed "s/12/$i/" "$example/Dockerfile" > "many/$i/Dockerfile"
done

# timed NAME COMMAND...: notes seconds, processor seconds and the most memory in kB
timed() {
    local name=$1
    shift
    # The first line of errors may be of a finding.
    /usr/bin/time -q -o measured -f '%e %U %S %M' "$@" > output 2> errors || [ $? = 1 ] || { cat errors >&2 && exit 1; }
    awk '{ print $1, $2 + $3, $4 }' measured >> "$name.times"
}

for ((i = 0; i < times; i++)); do
    timed hello "$JAVA_HOME/bin/java" -Xshare:auto Hello
    timed convert "$sifter" convert --resolve never "$example"
done
for i in 1 2 3; do timed lint "$sifter" lint many; done

median() { sort -n -k "$2,$2" "$1.times" | awk -v column="$2" '{ all[NR] = $column } END { print all[int((NR + 1) / 2)] }'; }
row() {
    awk -v words="$2" -v time="$(median "$1" 1)" -v work="$(median "$1" 2)" -v memory="$(median "$1" 3)" -v hello="$(median hello 1)" \
        'BEGIN { printf "| %s | %.2f s | %.1f | %.2f s | %.0f MB |\n", words, time, time / hello, work, memory / 1024 }'
}
echo "$("$JAVA_HOME/bin/java" -version 2>&1 | sed -n 2p), $(nproc) processors, load $(cut -d ' ' -f 1 /proc/loadavg) at the end"
echo
echo "| | time | of the empty JVM | processor time | memory |"
echo "|---|---|---|---|---|"
row hello "an empty JVM"
row convert "\`sifter convert\` of a Dockerfile"
row lint "\`sifter lint\` of $files Dockerfiles"
