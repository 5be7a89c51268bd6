#!/usr/bin/env bash
# The same commands on PostgreSQL and on SQLite, on a throw-away server of this machine; see
# postgresql.py. Usage: bench/postgresql.sh [FOLDER]
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=tools/postgres.sh
source tools/postgres.sh
[[ -x $postgres_bin/initdb ]] || { echo "there is no PostgreSQL 15 in $postgres_bin: passed over" && exit 0; }
folder=$(mktemp -d /tmp/wellmet-bench.XXXXXX)
# shellcheck disable=SC2317  # the trap calls it
clean_up() {
  as_postgres "$postgres_bin/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1 || true
  rm -rf "$folder"
}
trap clean_up EXIT
chmod 755 "$folder"
[[ $EUID -ne 0 ]] || chown postgres "$folder"
PGPASSWORD=$(make_password "$folder/password")
export PGPASSWORD
make_cluster "$folder/data" wellmet "$folder/password" >"$folder/log" 2>&1 || { cat "$folder/log" >&2; exit 1; }
for port in $(shuf -i 20000-60000 -n 20); do
  as_postgres "$postgres_bin/pg_ctl" -D "$folder/data" -l "$folder/server.log" -w -o \
    "-c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories=''" start >/dev/null 2>&1 || continue
  python3 bench/postgresql.py "${WELLMET_BENCH_PROGRAM:-build/bench/wellmet}" "${1:-build/bench/data}" \
    "postgresql://wellmet@127.0.0.1:$port/" "$(head -n 1 "$folder/data/postmaster.pid")"
  exit
done
cat "$folder/server.log" >&2
exit 1
