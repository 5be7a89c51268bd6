#!/usr/bin/env bash
# A primary is killed while people post, and its standby takes its place: nothing that was
# acknowledged is lost, and neither the server nor the command line is started again. Two real
# clusters on loopback, the standby synchronous. Usage: tests/stress/failover.sh PATH-OF-WELLMET
set -euo pipefail

wellmet=$(readlink -f "${1:?usage: failover.sh PATH-OF-WELLMET}")
root=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../..
# shellcheck source=tools/postgres.sh
source "$root/tools/postgres.sh"
[[ -x $postgres_bin/initdb ]] || { echo "there is no PostgreSQL 15 in $postgres_bin" >&2; exit 77; }
folder=$(mktemp -d /tmp/wellmet-failover.XXXXXX)
server=""
writers=()

fail() {
  printf 'failover: %s\n' "$1" >&2
  exit 1
}

clean_up() {
  for process in "${writers[@]}" $server; do kill "$process" 2>/dev/null || true; done
  for name in first second; do
    as_postgres "$postgres_bin/pg_ctl" -D "$folder/pg/$name" -m immediate stop >/dev/null 2>&1 || true
  done
  rm -rf "$folder"
}
trap clean_up EXIT

# start NAME PORT [OPTIONS]
start() {
  as_postgres "$postgres_bin/pg_ctl" -D "$folder/pg/$1" -l "$folder/pg/$1.log" -w -t 60 -o \
    "-c listen_addresses=127.0.0.1 -c port=$2 -c unix_socket_directories='' ${3:-}" start \
    >/dev/null || { cat "$folder/pg/$1.log" >&2; fail "the $1 cluster did not start"; }
}

psql_on() {
  psql -qtAX "postgresql://wellmet@127.0.0.1:$1/postgres" -c "$2"
}

chmod 755 "$folder"
mkdir "$folder/pg"
[[ $EUID -ne 0 ]] || chown postgres "$folder/pg"
mapfile -t ports < <(shuf -i 20000-60000 -n 2)
first=${ports[0]} second=${ports[1]}
PGPASSWORD=$(make_password "$folder/pg/password")
export PGPASSWORD  # for psql, the standby and wellmet; none of them has it among its words
make_cluster "$folder/pg/first" wellmet "$folder/pg/password" >/dev/null
start first "$first"
as_postgres "$postgres_bin/pg_basebackup" -D "$folder/pg/second" -R -X stream -c fast --no-sync \
  -d "postgresql://wellmet@127.0.0.1:$first/postgres?application_name=second"
start second "$second"
psql_on "$first" "alter system set synchronous_standby_names = 'second'"
psql_on "$first" "select pg_reload_conf()" >/dev/null
for _ in $(seq 100); do
  state=$(psql_on "$first" "select sync_state from pg_stat_replication")
  [[ $state == sync ]] && break
  sleep 0.1
done
[[ $state == sync ]] || fail "the standby does not follow synchronously: '$state'"

export WELLMET_STORE="postgresql://wellmet@127.0.0.1:$first,127.0.0.1:$second/postgres?target_session_attrs=read-write"
export WELLMET_PHOTOS=$folder/photos
"$wellmet" person add "Maya Chen" >/dev/null
"$wellmet" serve --quiet --listen 127.0.0.1:0 >"$folder/said" 2>"$folder/log" &
server=$!
for _ in $(seq 100); do grep -q 'http://' "$folder/said" && break; sleep 0.1; done
link=$(grep -o 'http://[^ ]*' "$folder/said" | head -n 1)

page() { curl -s -m 30 -b "$folder/jar" -c "$folder/jar" "$@"; }

base=$(page -L -o "$folder/home" -w '%{url_effective}' "$link")
base=${base%/}
token=$(grep -o 'name="form" value="[^"]*"' "$folder/home" | head -n 1 | cut -d'"' -f4)

# Each notes in a file of its own what was acknowledged.
post_lines() {
  local number=0 status
  while true; do
    number=$((number + 1))
    status=$(curl -s -m 30 -o /dev/null -w '%{http_code}' -b "$folder/jar" -d "form=$token" \
      --data-urlencode "line=coffee with @Maya today: browser $1 number $number." "$base/log/save") || true
    [[ $status != 303 ]] || echo "browser $1 number $number." >>"$folder/acknowledged.$1"
  done
}
log_lines() {
  local number=0
  while true; do
    number=$((number + 1))
    if "$wellmet" log "coffee with @Maya today: terminal number $number." >/dev/null 2>&1; then
      echo "terminal number $number." >>"$folder/acknowledged.terminal"
    fi
  done
}

acknowledged() { cat "$folder"/acknowledged.* 2>/dev/null | wc -l; }

# wait_for_more COUNT: until so many more were acknowledged.
wait_for_more() {
  local wanted
  wanted=$(($(acknowledged) + $1))
  for _ in $(seq 600); do
    [[ $(acknowledged) -lt $wanted ]] || return 0
    sleep 0.1
  done
  return 1
}

for name in a b c; do post_lines "$name" & writers+=($!); done
log_lines & writers+=($!)
wait_for_more 40 || fail "nothing was saved before the failover; the log: $(cat "$folder/log")"

as_postgres "$postgres_bin/pg_ctl" -D "$folder/pg/first" -m immediate stop >/dev/null
as_postgres "$postgres_bin/pg_ctl" -D "$folder/pg/second" -w promote >/dev/null
psql_on "$second" "alter system set synchronous_standby_names = ''"
psql_on "$second" "select pg_reload_conf()" >/dev/null
wait_for_more 40 || fail "nothing was saved after the failover; the log: $(tail -n 5 "$folder/log")"

for process in "${writers[@]}"; do kill "$process" 2>/dev/null || true; done
wait "${writers[@]}" 2>/dev/null || true
writers=()
psql_on "$second" "select note from interactions" >"$folder/there"
lost=0
while read -r words; do
  grep -qF "$words" "$folder/there" || { echo "lost: $words" >&2; lost=$((lost + 1)); }
done < <(cat "$folder"/acknowledged.*)
[[ $lost -eq 0 ]] || fail "$lost of $(acknowledged) acknowledged lines are lost"
"$wellmet" doctor >/dev/null || fail "doctor is not content after the failover"
kill -0 "$server" || fail "the server ended"
echo "failover: $(acknowledged) lines were acknowledged, all of them are there ($(wc -l <"$folder/there") in all)"
