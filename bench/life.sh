#!/usr/bin/env bash
# Over a lived year, is what today's list says true, on its day, not repeated and kind? Plays made-up
# years through the command line with an instrument of its own, which is no part of the program:
# WELLMET_LIFE names its life.py, else it is looked for beside the checkout. WELLMET_LIFE_WITH is
# handed on, such as "--style prose --seeds 7".
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."

life=${WELLMET_LIFE:-../shared/bench/life/life.py}
if [[ ! -f $life ]]; then
  echo "The lived year is not played: no life.py is there. WELLMET_LIFE names it."
  exit 0
fi
wellmet=$(readlink -f "${WELLMET:-build/bench/wellmet}")
read -ra with <<<"${WELLMET_LIFE_WITH:-}"
python3 "$life" all --wellmet "$wellmet" --jobs "$(nproc)" "${with[@]}"
