# shellcheck shell=bash
# For sourcing, by ./dev and tests/stress: how a PostgreSQL server of our own is begun.

# shellcheck disable=SC2034
postgres_bin=/usr/lib/postgresql/15/bin

# PostgreSQL refuses to run as root, and its own user may not enter a checkout in /root: hence a
# directory under /tmp, and that user when we are root.
as_postgres() {
  if [[ $EUID -eq 0 ]]; then
    (cd / && runuser -u postgres -- "$@")
  else
    "$@"
  fi
}

# make_password FILE: prints a new password and puts it into a file of its owner's alone. Other users
# of this machine can reach a server on loopback.
make_password() {
  local password
  password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  (umask 077 && printf '%s\n' "$password" >"$1")
  [[ $EUID -ne 0 ]] || chown postgres "$1"
  printf '%s' "$password"
}

# make_cluster FOLDER USER PASSWORD_FILE: its superuser comes with the password.
make_cluster() {
  as_postgres "$postgres_bin/initdb" -D "$1" -U "$2" -A scram-sha-256 --pwfile="$3" \
    --locale=C.UTF-8 --encoding=UTF8 --no-sync
}
