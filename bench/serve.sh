#!/usr/bin/env bash
# Pages over HTTP next to nginx and, with REDMINE=1, Redmine on SQLite; see serve.py.
set -euo pipefail
cd "$(dirname "$0")/.."
if [[ ${REDMINE:-} == 1 ]]; then
  as_root() { if [[ $EUID -eq 0 ]]; then env "$@"; else sudo env "$@"; fi; }
  as_root DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends \
    puma redmine redmine-sqlite
fi
exec python3 bench/serve.py "${WELLMET_BENCH_PROGRAM:-build/bench/wellmet}" "${1:-build/bench/data}"
