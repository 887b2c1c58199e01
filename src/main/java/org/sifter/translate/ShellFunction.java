package org.sifter.translate;

import java.util.List;

/** Functions that {@code %post} defines where no plain command does what Docker does. */
enum ShellFunction {
  /** Runs a command as another user. */
  RUN_AS(
      "sifter_run_as",
      """
      # sifter_run_as USER[:GROUP] COMMAND...: as Docker does, with the ids, groups and HOME that the
      # image's own /etc/passwd and /etc/group give
      sifter_run_as() {
          set +x
          sifter_user=${1%%:*} sifter_group= sifter_home=/
          case $1 in *:*) sifter_group=${1#*:} ;; esac
          shift
          sifter_name= sifter_uid= sifter_gid= sifter_groups=
          while IFS=: read -r sifter_a _ sifter_b sifter_c _ sifter_d _ || [ -n "$sifter_a" ]; do
              [ "$sifter_a" = "$sifter_user" ] || [ "$sifter_b" = "$sifter_user" ] || continue
              sifter_name=$sifter_a sifter_uid=$sifter_b sifter_gid=$sifter_c sifter_home=$sifter_d
              break
          done < /etc/passwd
          if [ -z "$sifter_uid" ]; then
              case $sifter_user in *[!0-9]*) echo "no user $sifter_user in /etc/passwd" >&2; exit 1 ;; esac
              sifter_uid=$sifter_user sifter_gid=0
          fi
          if [ -n "$sifter_group" ]; then
              sifter_gid=
              while IFS=: read -r sifter_a _ sifter_b _ || [ -n "$sifter_a" ]; do
                  [ "$sifter_a" = "$sifter_group" ] || [ "$sifter_b" = "$sifter_group" ] || continue
                  sifter_gid=$sifter_b
                  break
              done < /etc/group
              if [ -z "$sifter_gid" ]; then
                  case $sifter_group in *[!0-9]*) echo "no group $sifter_group in /etc/group" >&2; exit 1 ;; esac
                  sifter_gid=$sifter_group
              fi
              sifter_groups=$sifter_gid
          else
              sifter_groups=$sifter_gid
              while IFS=: read -r sifter_a _ sifter_b sifter_c || [ -n "$sifter_a" ]; do
                  case ,$sifter_c, in *,"${sifter_name:-:}",*) sifter_groups=$sifter_groups,$sifter_b ;; esac
              done < /etc/group
          fi
          export HOME="${sifter_home:-/}"
          if setpriv --reuid="$sifter_uid" --regid="$sifter_gid" --clear-groups true 2> /dev/null; then
              exec setpriv --reuid="$sifter_uid" --regid="$sifter_gid" --groups="$sifter_groups" "$@"
          elif [ -n "$sifter_name" ] && [ -z "$sifter_group" ]; then
              exec su -p -s /bin/sh -c 'exec "$0" "$@"' "$sifter_name" -- "$@"
          else
              exec nsenter -S "$sifter_uid" -G "$sifter_gid" -- "$@"
          fi
      }
      """),
  /** Runs a command without a network. */
  OFFLINE(
      "sifter_offline",
      """
      # sifter_offline COMMAND...: without a network but the loopback
      sifter_offline() {
          exec unshare -n /bin/sh -c '
              ip link set lo up 2> /dev/null || ifconfig lo up 2> /dev/null
              exec "$0" "$@"' "$@"
      }
      """),
  /** Makes directories with the mode and owner that new ones get. */
  MAKE_DIRECTORY(
      "sifter_mkdir",
      """
      # sifter_mkdir DIRECTORY OWNER MODE: with its parents; what is there already stays as it is
      sifter_mkdir() {
          [ -d "$1" ] || {
              sifter_mkdir "$(dirname "$1")" "$2" "$3"
              mkdir "$1"
              [ -z "$2" ] || chown "$2" "$1"
              [ -z "$3" ] || chmod "$3" "$1"
          }
      }
      """),
  /** Puts a file in place that gets a name of its own, as COPY does. */
  PUT_FILE(
      "sifter_put_file",
      """
      # sifter_put_file DESTINATION FILE: moves it there; what the last link leads to is replaced, as in Docker
      sifter_put_file() {
          case $1:${1%/}/${2##*/}: in *:/etc/hosts:* | /etc/hosts:* | *:/etc/resolv.conf:* | /etc/resolv.conf:*) return ;; esac
          if [ -L "$1" ] && [ ! -d "$1" ]; then
              sifter_link=$(readlink "$1")
              case $sifter_link in /*) ;; *) sifter_link=$(dirname "$1")/$sifter_link ;; esac
              [ ! -e "$1" ] || sifter_link=$(readlink -f "$1")
              set -- "$sifter_link" "$2"
          fi
          mv -f "$2" "$1"
      }
      """),
  /** Puts what a directory holds in place, as COPY does. */
  PUT_TREE(
      "sifter_put_tree",
      """
      # sifter_put_tree DESTINATION DIRECTORY: moves there what it holds, into directories that are there already
      sifter_put_tree() {
          sifter_like=$(stat -c %u:%g/%a "$1")
          if rmdir "${1%/}" 2> /dev/null; then
              mv "$2" "${1%/}"
              chown "${sifter_like%/*}" "$1"
              chmod "${sifter_like#*/}" "$1"
              return
          fi
          for sifter_entry in "$2"/* "$2"/.[!.]* "$2"/..?*; do
              sifter_there=${1%/}/${sifter_entry##*/}
              case $sifter_there in /etc/hosts | /etc/resolv.conf) continue ;; esac
              if [ -d "$sifter_entry" ] && [ ! -L "$sifter_entry" ] && [ -d "$sifter_there" ] && [ ! -L "$sifter_there" ]; then
                  sifter_like=$(stat -c %u:%g/%a "$sifter_entry")
                  (sifter_put_tree "$sifter_there" "$sifter_entry")
                  chown "${sifter_like%/*}" "$sifter_there"
                  chmod "${sifter_like#*/}" "$sifter_there"
              elif [ -e "$sifter_entry" ] || [ -L "$sifter_entry" ]; then
                  mv -f "$sifter_entry" "$1"
              fi
          done
      }
      """),
  /** Puts a file or what a directory holds in place, when only the build knows which it is. */
  PUT(
      "sifter_put",
      """
      # sifter_put DESTINATION SOURCE: moves a file, or what a directory holds, there
      sifter_put() {
          if [ -d "$2" ]; then
              mkdir -p "$1"
              sifter_put_tree "$1" "$2"
          else
              case $1 in */) mkdir -p "$1" ;; *) mkdir -p "$(dirname "$1")" ;; esac
              sifter_put_file "$1" "$2"
          fi
      }
      """,
      PUT_FILE,
      PUT_TREE),
  /** The same, with an owner or mode for the directories that are made. */
  PUT_AS(
      "sifter_put_as",
      """
      # sifter_put_as OWNER MODE DESTINATION SOURCE: the same, with owner and mode for new directories
      sifter_put_as() {
          case $3 in */) sifter_new=$3 ;; *) sifter_new=$(dirname "$3") ;; esac
          [ ! -d "$4" ] || sifter_new=$3
          sifter_mkdir "$sifter_new" "$1" "$2"
          sifter_put "$3" "$4"
      }
      """),
  /** Changes owners without taking anything else away. */
  CHANGE_OWNER(
      "sifter_chown",
      """
      # sifter_chown OWNER PATH: with all that is below; setuid and setgid stay
      sifter_chown() {
          find "$2" -type f '(' -perm -4000 -o -perm -2000 ')' -exec sh -c '
              owner=$0
              for file; do mode=$(stat -c %a "$file"); chown "$owner" "$file"; chmod "$mode" "$file"; done
          ' "$1" {} +
          find "$2" ! '(' -type f '(' -perm -4000 -o -perm -2000 ')' ')' -exec chown -h "$1" {} +
      }
      """),
  /** Mounts something for one step. */
  MOUNT(
      "sifter_mount",
      """
      # sifter_mount NUMBER SOURCE TARGET OPTIONS...: makes the target if there is none
      sifter_mount() {
          sifter_top= sifter_path=$3
          until [ -e "$sifter_path" ]; do
              sifter_top=$sifter_path sifter_path=$(dirname "$sifter_path")
          done
          eval "sifter_top_$1=\\$sifter_top"
          if [ -z "$sifter_top" ]; then
              :
          elif [ -f "$2" ] || [ -S "$2" ]; then
              mkdir -p "$(dirname "$3")"
              : > "$3"
          else
              mkdir -p "$3"
          fi
          sifter_source=$2 sifter_target=$3
          shift 3
          mount -n "$@" "$sifter_source" "$sifter_target"
      }
      """),
  /** Ends what the function above has mounted. */
  UNMOUNT(
      "sifter_unmount",
      """
      # sifter_unmount NUMBER TARGET: and removes the target if it was made for the mount
      sifter_unmount() {
          umount -n "$2"
          eval "sifter_top=\\$sifter_top_$1"
          sifter_path=$2
          while [ -n "$sifter_top" ]; do
              if [ -d "$sifter_path" ]; then
                  rmdir "$sifter_path" 2> /dev/null || break
              else
                  [ -s "$sifter_path" ] || rm -f "$sifter_path"
              fi
              [ "$sifter_path" != "$sifter_top" ] || break
              sifter_path=$(dirname "$sifter_path")
          done
      }
      """),
  /** Shows a secret to one step. */
  SECRET(
      "sifter_secret",
      """
      # sifter_secret NUMBER FILE TARGET MODE OWNER: shows a copy of it in memory, if the build was given it
      sifter_secret() {
          [ -s "$2" ] || return 0
          mkdir -p "/.sifter/secret-$1"
          mount -n -t tmpfs -o mode=711 secret "/.sifter/secret-$1"
          cat "$2" > "/.sifter/secret-$1/it"
          chown "$5" "/.sifter/secret-$1/it"
          chmod "$4" "/.sifter/secret-$1/it"
          sifter_mount "$1" "/.sifter/secret-$1/it" "$3" --bind
      }
      """),
  /** Ends what the function above has shown. */
  END_SECRET(
      "sifter_end_secret",
      """
      # sifter_end_secret NUMBER FILE TARGET
      sifter_end_secret() {
          [ -s "$2" ] || return 0
          sifter_unmount "$1" "$3"
          umount -n "/.sifter/secret-$1"
      }
      """),
  /** Writes a label where the engine keeps them. */
  LABEL(
      "sifter_label",
      """
      # sifter_label FILE KEY VALUE: adds to the file what %labels cannot say
      sifter_label() {
          sifter_labels=$(cat "$1" 2> /dev/null || echo '{}')
          sifter_labels=${sifter_labels%\\}}
          case $sifter_labels in *\\"*) sifter_labels=$sifter_labels, ;; esac
          printf '%s"%s":"%s"}\\n' "$sifter_labels" "$(sifter_json "$2")" "$(sifter_json "$3")" > "$1"
      }
      sifter_json() {
          printf '%s' "$1" | sed -e ':a' -e '$!{N;ba' -e '}' -e 's/["\\\\]/\\\\&/g; s/\\t/\\\\t/g; s/\\n/\\\\n/g; s/\\r/\\\\r/g'
      }
      """),
  /** Finds a path of the image on the host. */
  INSIDE(
      "sifter_inside",
      """
      # sifter_inside PATH: where a path of the image is on this host; no link leads out of the image
      sifter_inside() {
          todo=${1#/} at= links=0
          while [ -n "$todo" ]; do
              name=${todo%%/*}
              case $todo in */*) todo=${todo#*/} ;; *) todo= ;; esac
              if [ -z "$name" ] || [ "$name" = . ]; then
                  :
              elif [ "$name" = .. ]; then
                  at=${at%/*}
              elif [ -L "$SINGULARITY_ROOTFS$at/$name" ]; then
                  links=$((links + 1))
                  [ "$links" -le 40 ] || { echo /dev/null/too-many-links; return; }
                  link=$(readlink "$SINGULARITY_ROOTFS$at/$name")
                  case $link in /*) at= ;; esac
                  todo=${link#/}/$todo
              else
                  at=$at/$name
              fi
          done
          case $1 in */) at=$at/ ;; esac
          printf '%s\\n' "$SINGULARITY_ROOTFS$at"
      }
      """),
  /** Finds the ids of names in the image, on the host. */
  INSIDE_OWNER(
      "sifter_owner",
      """
      # sifter_owner USER:[GROUP]: their ids by the image's own /etc/passwd and /etc/group
      sifter_owner() {
          uid=${1%%:*} gid=${1#*:}
          while IFS=: read -r name _ number login _ || [ -n "$name" ]; do
              [ "$name" = "${1%%:*}" ] || continue
              uid=$number gid=${gid:-$login}
          done < "$(sifter_inside /etc/passwd)"
          while IFS=: read -r name _ number _ || [ -n "$name" ]; do
              [ "$name" != "${1#*:}" ] || gid=$number
          done < "$(sifter_inside /etc/group)"
          case $uid$gid in *[!0-9]*) echo "the image does not know $1" >&2; uid='?' ;; esac
          echo "$uid:$gid"
      }
      """,
      INSIDE),
  /** Gives the base image's files their owners back, on the host. */
  RESTORE_OWNERS(
      "sifter_restore_owners",
      """
      # sifter_restore_owners: without root, an engine unpacks all files of the base image as root's, and keeps
      # their owners in an attribute; steps under USER get their own files back
      sifter_restore_owners() {
          for python in python3 /usr/libexec/platform-python; do
              command -v "$python" > /dev/null || continue
              "$python" -c 'if True:
              import os, stat, sys
              name = "user.rootlesscontainers"
              def owner(raw):  # a protocol buffer: field 1 is the user, field 2 the group
                  ids, at = {}, 0
                  while at < len(raw):
                      field, number, shift = raw[at] >> 3, 0, 0
                      while True:
                          at += 1
                          number |= (raw[at] & 127) << shift
                          shift += 7
                          if raw[at] < 128:
                              break
                      at += 1
                      ids[field] = -1 if number == 0xffffffff else number
                  return ids.get(1, -1), ids.get(2, -1)
              try:
                  for top, directories, files in os.walk(os.fsencode(sys.argv[1])):
                      for path in [os.path.join(top, entry) for entry in directories + files]:
                          if not os.path.islink(path) and name in os.listxattr(path):
                              mode = stat.S_IMODE(os.stat(path).st_mode)
                              os.chown(path, *owner(os.getxattr(path, name)))
                              os.chmod(path, mode)
                              os.removexattr(path, name)
              except OSError as error:
                  print("this build can have no owner but root:", error, file=sys.stderr)
              ' "$SINGULARITY_ROOTFS"
              return
          done
          echo "no python3: the files of the base image stay root's, also for steps under USER" >&2
      }
      """),
  /** Copies a whole file system on the host. */
  COPY_ROOT(
      "sifter_copy_root",
      """
      # sifter_copy_root ROOT DIRECTORY: copies a file system, without what is the engine's own
      sifter_copy_root() {
          mkdir -p "$2"
          cp -a "$1"/. "$2"
          ( cd "$2" && rm -rf .sifter* .singularity.d .exec .run .shell .test environment singularity )
          for file in "$2/etc/hosts" "$2/etc/resolv.conf"; do [ -s "$file" ] || rm -f "$file"; done
      }
      """),
  /** Copies a part of another file system on the host. */
  SELECT(
      "sifter_select",
      """
      # sifter_select ROOT PATH DIRECTORY EXPRESSION...: copies a file of another file system, or what
      # find selects in a directory, with the directories above it
      sifter_select() {
          from=$(SINGULARITY_ROOTFS=$1; sifter_inside "$2") to=$3/${2##*/}
          shift 3
          if [ ! -d "$from" ]; then
              mkdir -p "$(dirname "$to")"
              cp -aH "$from" "$to"
              return
          fi
          mkdir -p "$to"
          (cd "$from" && find . -mindepth 1 '(' -type d -o "$@" ')' -print0) |
              tar -c -C "$from" --xattrs --null --no-recursion -T - |
              tar -x -p -C "$to" --xattrs --xattrs-include='*' --numeric-owner
          (cd "$to" && find . -depth -mindepth 1 -type d ! '(' "$@" ')' -exec rmdir {} + 2> /dev/null) || :
      }
      """,
      INSIDE),
  /** Fetches a file on the host. */
  FETCH(
      "sifter_fetch",
      """
      # sifter_fetch URL FILE [sha256:CHECKSUM]
      sifter_fetch() {
          if command -v curl > /dev/null; then
              curl -fsSL --retry 3 -o "$2" --url "$1"
          else
              wget -q -O "$2" -- "$1"
          fi
          chmod 600 "$2"
          [ -z "$3" ] || sum=$("${3%%:*}sum" < "$2")
          [ -z "$3" ] || [ "${3#*:}" = "${sum%% *}" ] || { echo "$1 is not $3" >&2; exit 1; }
      }
      """),
  /** Fetches a git repository on the host. */
  CLONE(
      "sifter_clone",
      """
      # sifter_clone REPOSITORY DIRECTORY REF [COMMIT]: its files at a branch, a tag or a commit
      sifter_clone() {
          export GIT_LFS_SKIP_SMUDGE=1
          git -c init.defaultBranch=main init -q "$2"
          git -C "$2" remote add -- origin "$1"
          if git -C "$2" fetch -q --depth 1 origin "$3" || git -C "$2" fetch -q origin "$3"; then
              git -C "$2" -c core.autocrlf=false checkout -q FETCH_HEAD
          else
              git -C "$2" fetch -q origin
              git -C "$2" -c core.autocrlf=false checkout -q "$3" --
          fi
          case $(git -C "$2" rev-parse HEAD) in "$4"*) ;; *) echo "$1 is not at $4" >&2; exit 1 ;; esac
      }
      """);

  private final String functionName;
  private final String definition;

  @SuppressWarnings("ImmutableEnumChecker") // An unmodifiable list, whose type does not say so.
  private final List<ShellFunction> uses;

  ShellFunction(String functionName, String definition, ShellFunction... uses) {
    this.functionName = functionName;
    this.definition = definition;
    this.uses = List.of(uses);
  }

  /** The functions that it calls. */
  List<ShellFunction> uses() {
    return uses;
  }

  /** The name it is called by. */
  String functionName() {
    return functionName;
  }

  /** Its definition, with a comment that says what it is for. */
  String definition() {
    return definition;
  }
}
