#!/bin/sh
# SPDX-License-Identifier: MIT
# Faults that need root and time: a disk that is really full, a read-only mount, no network, many kills.
# By hand, as root on Linux, from the top of the project: tests/faults/full.sh [PYTHON]. Exits 0 when all held.
set -eu
python=${1:-python3}
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
export QT_QPA_PLATFORM=offscreen PYTHONPATH="$root"
if [ "${HINDSTRIDE_FAULTS:-}" != inside ]; then
    # A mount and network namespace of our own: nothing of it is seen or left outside.
    HINDSTRIDE_FAULTS=inside exec unshare --mount --net sh "$here/full.sh" "$python"
fi
place=$(mktemp -d)
trap 'umount "$place/disk" 2>/dev/null || true; rm -rf "$place"' EXIT
export HINDSTRIDE_CONFIG="$place/settings"

echo "== without a network"
"$python" "$root/main.py" self-test

echo "== a full disk"
mkdir "$place/disk"
mount -t tmpfs -o size=8m none "$place/disk"
"$python" "$here/full_disk.py" "$place/disk"

echo "== a disk that became read-only"
mount -o remount,ro "$place/disk"
code=0
"$python" "$root/main.py" log --library "$place/disk/library" --dog Bailey --day 2026-11-01 comfort=5 || code=$?
[ "$code" = 3 ]
"$python" "$root/main.py" dogs --library "$place/disk/library"
"$python" "$root/main.py" export --library "$place/disk/library" --csv "$place/csv"
umount "$place/disk"

echo "== killed 20 times while saving and while photos come in"
"$python" "$here/kills.py" "$place/killed" 20
echo "all held"
