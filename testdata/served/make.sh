# make.sh: adds to a copy of this folder, in which it runs, what Git cannot keep: an archive, and repository.git with two
# commits: the tag v1, and main, which is ahead of it.
set -eu
tar -C archive -czf archive.tar.gz .
export GIT_AUTHOR_NAME=somebody GIT_AUTHOR_EMAIL=somebody@example.org GIT_AUTHOR_DATE='2024-01-01T00:00:00Z'
export GIT_COMMITTER_NAME=somebody GIT_COMMITTER_EMAIL=somebody@example.org GIT_COMMITTER_DATE='2024-01-01T00:00:00Z'
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1
git -c init.defaultBranch=main init -q repository
cd repository
git add -A
git commit -q -m first
git tag v1
echo "read me again" > README.md
git commit -q -a -m second
cd ..
git clone -q --bare repository repository.git
