#!/bin/sh
# Not kept in Git: some of these names cannot be checked out everywhere.
set -eu
mkdir names
cd names
for name in 'two words.txt' "it's \"quoted\".txt" '$(touch).txt' '$HOME' '`id`' '*.txt' '?' '[a]' '{a,b}' 'back\slash' '-rf' '#hash.txt' '~tilde' \
  '%post' '{{ x }}' 'grün 漢字' ' leading' 'trailing ' 'semi;colon' 'a&b' 'a|b' '!bang' '.dot' '...' 'plain.txt' 'new
line'; do
  printf '%s\n' "$name" > "$name"
done
mkdir 'directory with %post'
echo deep > 'directory with %post/{{ y }}'
