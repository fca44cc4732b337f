#!/usr/bin/env bash
# What resolving costs beside fetching, and what unused dependencies cost a run (docs/performance.md).
# Usage: src/bench/dependencies.sh [PREFIX]   an installed kpm; needs docker-registry and python3
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
prefix=${1:-${PREFIX:-$HOME/.local}}
kpm=$prefix/bin/kpm
runs=${RUNS:-5}

work=$(mktemp -d)
registry=
trap '[ -z "$registry" ] || kill "$registry"; rm -rf "$work"' EXIT
export HOME=$work/user
mkdir -p "$HOME"
cd "$work"

port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
host=127.0.0.1:$port
cat >registry.yml <<YML
version: 0.1
log: {level: error, accesslog: {disabled: true}}
storage: {filesystem: {rootdirectory: $work/registry}}
http: {addr: "$host"}
YML
docker-registry serve registry.yml >registry.log 2>&1 &
registry=$!
until python3 -c "import urllib.request as u; u.urlopen('http://$host/v2/')" 2>/dev/null; do sleep 0.1; done

mkdir graph many few
python3 "$here/publish_graph.py" "$host" --repository graph >graph/kcl.mod
python3 "$here/publish_graph.py" "$host" --repository many --packages 300 --layers 1 --wide >many/kcl.mod
printf 'import p0_1\nimport p0_2\nimport p0_3\na = p0_1.Settings {}\nb = p0_2.Settings {}\nc = p0_3.Settings {}\n' >many/main.k
printf '[package]\nname = "few"\nversion = "0.0.1"\n' >few/kcl.mod
for i in 1 2 3; do
  mkdir "few/p0_$i"
  printf 'schema Settings:\n    name: str = "p0_%s"\n' "$i" >"few/p0_$i/main.k"
done
cp many/main.k few/main.k

export KPM_REG=$host KCL_PKG_PATH=$work/home
KPM=$kpm RUNS=$runs python3 - <<'PY'
import os
import shutil
import statistics
import subprocess
import time

kpm, runs, home = os.environ["KPM"], int(os.environ["RUNS"]), os.environ["KCL_PKG_PATH"]


def seconds(directory, repository, *words):
    start = time.perf_counter()
    subprocess.run([kpm, *words], cwd=directory, check=True, stdout=subprocess.DEVNULL,
                   env={**os.environ, "KPM_REPO": repository})
    return time.perf_counter() - start


def update(lock):
    shutil.rmtree(home, ignore_errors=True)
    if lock:
        shutil.copy("lock", "graph/kcl.mod.lock")
    elif os.path.exists("graph/kcl.mod.lock"):
        os.remove("graph/kcl.mod.lock")
    return seconds("graph", "graph", "update", "-q")


update(False)
shutil.copy("graph/kcl.mod.lock", "lock")
pairs = [(update(False), update(True)) for _ in range(runs)]
fresh, locked = (statistics.median(column) for column in zip(*pairs))

seconds("many", "many", "update", "-q")
seconds("many", "many", "run")
pairs = [(seconds("many", "many", "run"), seconds("few", "many", "run")) for _ in range(4 * runs)]
many, few = (statistics.median(column) for column in zip(*pairs))

print("| command | median | more | bar |\n|---|---|---|---|")
print(f"| `kpm update`, 1,000 packages, the lock is there | {locked:.2f} s | | |")
print(f"| `kpm update`, the same without a lock | {fresh:.2f} s | {fresh - locked:+.2f} s | ≤ 1 s |")
print(f"| `kpm run`, no dependencies | {few * 1000:.0f} ms | | |")
print(f"| `kpm run`, 3 of 300 dependencies imported | {many * 1000:.0f} ms"
      f" | {(many - few) * 1000:+.0f} ms | ≤ 60 ms |")
PY
