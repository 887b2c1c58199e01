#!/bin/sh
# link-runtime.sh JDK DIRECTORY TIME: puts a Java runtime into DIRECTORY/runtime, beside bin and lib of sifter, so that it needs
# no Java of the machine. All files get this time stamp (of ISO 8601): an archive of classes fits libraries of its own time only.
set -eu
jdk=$1 home=$2 time=$3

stamp() {
  find "$home" -exec touch -h -d "$time" {} +
}

# The last line; the ones above it are warnings. Nothing names jdk.crypto.ec, but TLS needs its curves (from Java 22 on, java.base
# has them).
modules=$("$jdk/bin/jdeps" --multi-release 17 --ignore-missing-deps --print-module-deps \
  --module-path "$home/lib" "$home"/lib/*.jar | tail -n 1)
rm -rf "$home/runtime"
# Not compressed: what packs it compresses all of it at once, and Java starts sooner.
"$jdk/bin/jlink" --add-modules "$modules,jdk.crypto.ec" --strip-java-debug-attributes --no-man-pages --no-header-files \
  --output "$home/runtime"
stamp

# Classes as Java needs them at a start. From Java 19 on, an archive of them can be moved, and is the same wherever it is made.
# Older ones hold the path of the runtime at packaging: there is none then.
java=$home/runtime/bin/java
feature=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$home/runtime/release")

# archive NAME COMMAND...: makes the archive of what this command of sifter uses; it ends with 1 when it finds something.
archive() {
  name=$1
  shift
  SIFTER_ARCHIVE=none SIFTER_JAVA=$java SIFTER_JAVA_OPTIONS="-Xshare:off -XX:DumpLoadedClassList=$home/loaded.list" \
    bin/sifter "$@" lib/example > archive.log 2>&1 || [ "$?" -eq 1 ]
  # For the same bytes wherever and whenever: relative paths, and neither the order of loading nor what was resolved (@cp), which
  # change from run to run.
  sed 's/ id:.*//' loaded.list | grep -v -e ' source:' -e '^@cp' | LC_ALL=C sort -u > sorted.list
  classpath=
  for jar in lib/*.jar; do
    classpath=$classpath${classpath:+:}$jar
  done
  "$java" -XX:+UseSerialGC -Xshare:dump -Xlog:disable -XX:SharedClassListFile=sorted.list \
    -XX:SharedArchiveFile="lib/$name.jsa" -cp "$classpath"
  rm loaded.list sorted.list archive.log
}

rm -f "$home"/lib/*.jsa
if [ "$feature" -ge 19 ]; then
  cd "$home"
  archive sifter convert --resolve never
  archive lint lint
fi
rm -f "$home/runtime/lib/jexec" "$home/runtime/lib/jrt-fs.jar" "$home/runtime/bin/keytool"
stamp
