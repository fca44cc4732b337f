#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Builds kpm and installs it for the current user. See --help.
set -eu

newline='
'
created=

usage() {
  cat <<'TEXT'
Usage: ./install.sh [--prefix DIR] [--quickstart | --uninstall]

Builds kpm with the JDK and Maven of this machine and installs
  PREFIX/bin/kpm        the command
  PREFIX/lib/kpm/       its jar and a class-data archive for the JDK found
PREFIX is $HOME/.local, or $PREFIX, or the directory given with --prefix.

  --prefix DIR    install below DIR
  --quickstart    install, then show login, init, push, pull and run against a
                  registry of its own in a temporary home
  --uninstall     remove exactly what was installed; the home of kpm stays
  --help          this text
TEXT
}

main() {
  prefix=${PREFIX:-}
  action=install
  while [ $# -gt 0 ]; do
    case $1 in
      --prefix) [ $# -ge 2 ] || fail_usage '--prefix needs a directory'; prefix=$2; shift ;;
      --prefix=*) prefix=${1#*=} ;;
      --quickstart) action=quickstart ;;
      --uninstall) action=uninstall ;;
      -h | --help) usage; exit 0 ;;
      *) fail_usage "unknown argument: $1" ;;
    esac
    shift
  done
  [ -n "$prefix" ] || prefix=${HOME:?HOME is not set; use --prefix DIR}/.local
  source_dir=$(cd "$(dirname "$0")" && pwd)
  case $action in
    uninstall) uninstall ;;
    install) install_kpm; advise ;;
    quickstart) install_kpm; . "$source_dir/src/main/sh/quickstart"; quickstart; advise ;;
  esac
}

fail() {
  printf 'error: %s\n' "$1" >&2
  [ $# -lt 2 ] || printf 'hint: %s\n' "$2" >&2
  exit 1
}

fail_usage() {
  printf 'error: %s\n' "$1" >&2
  usage >&2
  exit 2
}

say() {
  printf '%s\n' "$*"
}

# --- tools -------------------------------------------------------------------------------------

# The major version of the JDK in $1, empty if it is none.
jdk_major() {
  [ -x "$1/bin/javac" ] && [ -x "$1/bin/java" ] || return 0
  "$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9][0-9]*\).*/\1/p'
}

# Follows links without needing GNU readlink.
real_path() {
  link=$1
  while [ -L "$link" ]; do
    target=$(readlink "$link")
    case $target in
      /*) link=$target ;;
      *) link=$(dirname "$link")/$target ;;
    esac
  done
  printf '%s\n' "$link"
}

find_jdk() {
  jdk=
  too_old=
  on_path=$(command -v javac || true)
  [ -z "$on_path" ] || on_path=$(dirname "$(dirname "$(real_path "$on_path")")")
  for candidate in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -n "$candidate" ] || continue
    major=$(jdk_major "$candidate")
    [ -n "$major" ] || continue
    if [ "$major" -ge 17 ]; then
      jdk=$(cd "$candidate" && pwd -P)
      return 0
    fi
    too_old=$major
  done
  packages='Debian, Ubuntu: apt install openjdk-17-jdk-headless; Fedora: dnf install java-17-openjdk-devel; macOS: brew install openjdk@17'
  [ -z "$too_old" ] || fail "the JDK found is version $too_old, kpm needs 17 or newer" "$packages"
  if command -v java >/dev/null 2>&1; then
    fail 'a Java runtime is here, but no compiler (javac)' "install the JDK as well. $packages"
  fi
  fail 'no JDK found' "$packages, or set JAVA_HOME"
}

find_maven() {
  command -v mvn >/dev/null 2>&1 ||
    fail 'no Maven (mvn) found' 'Debian, Ubuntu: apt install maven; Fedora: dnf install maven; macOS: brew install maven'
}

# --- install -----------------------------------------------------------------------------------

install_kpm() {
  find_jdk
  find_maven
  [ -d "$prefix" ] || { mkdir -p "$prefix" && created=$(cd "$prefix" && pwd)$newline; }
  prefix=$(cd "$prefix" && pwd)
  lib=$prefix/lib/kpm
  say "Building kpm with the JDK $major in $jdk"
  (cd "$source_dir" && JAVA_HOME=$jdk mvn -B -q -Dlean -Dmaven.test.skip=true package) ||
    fail 'the build failed' 'the lines above say why'
  make_directory "$prefix/lib"
  make_directory "$lib"
  make_directory "$prefix/bin"
  cp "$source_dir/target/lean/kpm.jar" "$lib/kpm.jar.new"
  put_in_place "$lib/kpm.jar"
  write_launcher
  make_archive
  say "Installed $prefix/bin/kpm: $("$prefix/bin/kpm" version)"
}

# A new jar replaces the old one only if it differs, so that its archive stays valid.
put_in_place() {
  if cmp -s "$1.new" "$1"; then
    rm -f "$1.new"
  else
    mv -f "$1.new" "$1"
  fi
}

# Creates a directory and remembers it for --uninstall, unless it was there before.
make_directory() {
  [ -d "$1" ] || { mkdir "$1" && created=$created$1$newline; }
  if [ -d "$lib" ] && [ -n "$created" ]; then
    printf '%s' "$created" >>"$lib/created-directories"
    created=
  fi
}

# A word that sh reads back as exactly $1.
quoted() {
  printf "'%s'" "$(printf '%s' "$1" | sed "s/'/'\\\\''/g")"
}

write_launcher() {
  {
    printf '#!/bin/sh\nlib=%s\njava=%s\n' "$(quoted "$lib")" "$(quoted "$jdk/bin/java")"
    cat "$source_dir/src/main/sh/kpm"
  } >"$prefix/bin/kpm.new"
  chmod 755 "$prefix/bin/kpm.new"
  mv -f "$prefix/bin/kpm.new" "$prefix/bin/kpm"
}

# The archive is bound to the jar, its path and this java: made here, renamed when complete.
make_archive() {
  stamp="$(cksum <"$lib/kpm.jar") $jdk $("$jdk/bin/java" -version 2>&1 | head -n 3 | tr '\n' ' ')"
  if [ -f "$lib/kpm.jsa" ] && [ "$(cat "$lib/kpm.jsa.stamp" 2>/dev/null || true)" = "$stamp" ]; then
    return 0
  fi
  . "$source_dir/src/main/sh/archive"
  if dump_archive; then
    mv -f "$lib/kpm.jsa.new" "$lib/kpm.jsa"
    printf '%s\n' "$stamp" >"$lib/kpm.jsa.stamp"
  else
    rm -f "$lib/kpm.jsa" "$lib/kpm.jsa.new" "$lib/kpm.jsa.stamp"
    say 'No class-data archive could be made with this JDK; kpm works without it, only slower to start.'
  fi
}

uninstall() {
  lib=$prefix/lib/kpm
  if [ ! -e "$lib" ] && [ ! -e "$prefix/bin/kpm" ]; then
    say "kpm is not installed below $prefix"
    return 0
  fi
  rm -f "$prefix/bin/kpm" "$prefix/bin/kpm.new"
  created=$(cat "$lib/created-directories" 2>/dev/null || true)
  for file in kpm.jar kpm.jar.new kpm.jsa kpm.jsa.new kpm.jsa.stamp created-directories; do
    rm -f "$lib/$file"
  done
  for directory in "$lib" "$prefix/lib" "$prefix/bin" "$prefix"; do
    printf '%s\n' "$created" | grep -qxF "$directory" && rmdir "$directory" 2>/dev/null || true
  done
  say "Removed kpm from $prefix"
  say "Your packages, settings and credentials stay in ${KCL_PKG_PATH:-$HOME/.kcl/kpm}"
}

advise() {
  case :${PATH}: in
    *:"$prefix/bin":*) ;;
    *) say "To call it as kpm, add this line to the profile of your shell: export PATH=$(quoted "$prefix/bin"):\$PATH" ;;
  esac
}

main "$@"
