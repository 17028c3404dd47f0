#!/bin/bash
# Starts MongoDB as a replica set of one member with authentication; its key is the one of .env.
set -euo pipefail
if [ -z "${MONGO_INITDB_ROOT_PASSWORD:-}" ] || [ -z "${MONGO_KEY:-}" ]; then
  echo "No passwords: write .env first with sh deploy/make-env.sh" >&2
  exit 1
fi
key=/run/mongo/key
umask 077
printf '%s' "$MONGO_KEY" >"$key"
chown mongodb:mongodb "$key"
unset MONGO_KEY
exec docker-entrypoint.sh mongod --replSet rs0 --keyFile "$key" --bind_ip_all
