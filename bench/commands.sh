#!/usr/bin/env bash
# Whole commands next to named peers, and growth from 10 000 to 100 000 people; see commands.py.
set -euo pipefail
cd "$(dirname "$0")/.."
exec python3 bench/commands.py "${WELLMET_BENCH_PROGRAM:-build/bench/wellmet}" "${1:-build/bench/data}"
