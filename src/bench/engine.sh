#!/usr/bin/env bash
# Speed and memory of `kpm run` as a whole process, beside a native engine's time in its process, all
# in one run (docs/performance.md).
# Usage: src/bench/engine.sh [PREFIX] [NATIVE]
#   PREFIX   an installed kpm; $HOME/.local if none is given
#   NATIVE   a command, also from $NATIVE, that prints the YAML of the file given to it, and with
#            `--time N` the milliseconds of N runs on stderr; without one nothing is compared
# Needs GNU time and python3.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
prefix=${1:-${PREFIX:-$HOME/.local}}
native=${2:-${NATIVE-}}
runs=${RUNS:-10}
heap=${HEAP:-256m}
kpm=$prefix/bin/kpm

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export KCL_PKG_PATH=$work/home HOME=$work/user KPM_JAVA_OPTS=-Xmx$heap
mkdir -p "$HOME"
cd "$work"

measured() {
  for i in $(seq "$runs"); do
    command time -v -o "$1.time.$i" "$kpm" run "$here/engine/$1.k" >"$1.yaml"
  done
}

compared() {
  # shellcheck disable=SC2086 # a command may have several words
  $native "$here/engine/$1.k" --time 3 2>"$1.native" >"$1.native.yaml"
  cmp "$1.yaml" "$1.native.yaml" || {
    echo "error: the engines print different YAML for $1.k" >&2
    exit 1
  }
}

[ -n "$native" ] || echo 'no native engine was given: kpm is measured alone' >&2
for program in instances comprehension; do
  measured "$program"
  [ -z "$native" ] || compared "$program"
done

python3 "$here/engine.py" "$heap" instances comprehension
