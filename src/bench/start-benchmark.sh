#!/usr/bin/env bash
# Compares, in one run on one machine, how long "sifter convert" of an ordinary Dockerfile takes with how long the same Java takes
# to say hello, and how long "sifter plan", "convert" and "lint" take for many Dockerfiles, and for half as many. Prints a Markdown
# table.
set -euo pipefail

usage() {
    cat << 'END'
Usage: start-benchmark.sh [-n TIMES] [-f FILES] [-j JAVA-HOME] [-s SIFTER]
  -n TIMES      how often each start is measured, in turns (default: 21)
  -f FILES      how many Dockerfiles are gone through at once (default: 4000)
  -j JAVA-HOME  the JDK that mvn package was run with (default: $JAVA_HOME, or that of the java on the PATH)
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
half=$((files / 2))
for ((i = 0; i < files; i++)); do
    part=first
    ((i < half)) || part=second
    mkdir -p "many/$part/$i"
    sed "s/12/$i/" "$example/Dockerfile" > "many/$part/$i/Dockerfile"
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
    timed lint "$sifter" lint "$example"
done
for i in 1 2 3; do
    timed plan-half "$sifter" plan --resolve never --recursive --format jsonl many/first
    timed plan-all "$sifter" plan --resolve never --recursive --format jsonl many
    timed convert-all "$sifter" convert --resolve never --lenient --recursive -o definitions many
    timed lint-half "$sifter" lint many/first
    timed lint-all "$sifter" lint many
done

median() { sort -n -k "$2,$2" "$1.times" | awk -v column="$2" '{ all[NR] = $column } END { print all[int((NR + 1) / 2)] }'; }
least() { sort -n "$1.times" | awk 'NR == 1 { print $1 }'; }
row() {
    awk -v words="$2" -v time="$(median "$1" 1)" -v least="$(least "$1")" -v work="$(median "$1" 2)" -v memory="$(median "$1" 3)" \
        -v hello="$(median hello 1)" \
        'BEGIN { printf "| %s | %.2f s | %.2f s | %.1f | %.2f s | %.0f MB |\n", words, time, least, time / hello, work, memory / 1024 }'
}
echo "$("$JAVA_HOME/bin/java" -version 2>&1 | sed -n 2p), $(nproc) processors, load $(cut -d ' ' -f 1 /proc/loadavg) at the end"
echo
echo "| | time | the least | of the empty JVM | processor time | memory |"
echo "|---|---|---|---|---|---|"
row hello "an empty JVM"
row convert "\`sifter convert\` of a Dockerfile"
row lint "\`sifter lint\` of a Dockerfile"
row plan-half "\`sifter plan\` of $half Dockerfiles"
row plan-all "\`sifter plan\` of $files Dockerfiles"
row convert-all "\`sifter convert\` of $files Dockerfiles"
row lint-half "\`sifter lint\` of $half Dockerfiles"
row lint-all "\`sifter lint\` of $files Dockerfiles"
