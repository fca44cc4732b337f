#!/usr/bin/env bash
# Start-up of small commands as multiples of an empty JVM, all in one run (docs/performance.md).
# Usage: src/bench/startup.sh [PREFIX]   an installed kpm; needs hyperfine and python3
set -euo pipefail

prefix=${1:-${PREFIX:-$HOME/.local}}
kpm=$prefix/bin/kpm
lib=$prefix/lib/kpm
java=$(sed -n "s/^java='\(.*\)'\$/\1/p" "$kpm")
runs=${RUNS:-20}

work=$(mktemp -d)
registry=
trap '[ -z "$registry" ] || kill "$registry"; rm -rf "$work"' EXIT
export KCL_PKG_PATH=$work/home HOME=$work/user
mkdir -p "$HOME"
cd "$work"

# The base: same flags, same archive, a class that does nothing.
mkdir empty
printf 'final class Empty { public static void main(String[] args) {} }\n' >empty/Empty.java
"${java%/java}/javac" -d empty empty/Empty.java
"${java%/java}/jar" --create --file empty.jar -C empty Empty.class
flags=(-XX:+UseSerialGC -XX:-UsePerfData -Xshare:auto "-XX:SharedArchiveFile=$lib/kpm.jsa"
  -Xlog:disable -Xlog:all=error:stderr -cp "$lib/kpm.jar:$work/empty.jar")
base="'$java' -XX:TieredStopAtLevel=1"
for flag in "${flags[@]}"; do base+=" '$flag'"; done

"$kpm" init hello 2>/dev/null
: >address
"$kpm" registry serve --addr 127.0.0.1:0 --dir "$work/registry" >address 2>/dev/null &
registry=$!
while [ ! -s address ]; do sleep 0.1; done
host=localhost:$(sed 's/.*://' address)
reference=$(cd hello && "$kpm" push "oci://$host/test/hello" 2>/dev/null)
"$kpm" run "$reference" >/dev/null 2>&1

hyperfine -N --warmup 3 --runs "$runs" --export-json times.json --style basic \
  --prepare "rm -rf $work/pulled" \
  -n 'base' "$base Empty" \
  -n 'kpm version' "'$kpm' version" \
  -n 'kpm --help' "'$kpm' --help" \
  -n 'kpm run DIR' "'$kpm' run $work/hello" \
  -n 'kpm pull' "'$kpm' pull $host/test/hello:0.0.1 -o $work/pulled" \
  -n 'kpm run REF@digest, cached' "'$kpm' run $reference" >&2

python3 - <<'PY'
import json
times = {r["command"]: r["median"] * 1000 for r in json.load(open("times.json"))["results"]}
bars = {"kpm version": 1.3, "kpm --help": 1.3, "kpm run DIR": 4, "kpm pull": 5, "kpm run REF@digest, cached": 5}
print("| command | median | x base | bar |\n|---|---|---|---|")
for name, ms in times.items():
    bar = f"≤ {bars[name]}" if name in bars else ""
    print(f"| `{name}` | {ms:.0f} ms | {ms / times['base']:.2f} | {bar} |")
PY
