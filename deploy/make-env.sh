#!/bin/sh
# Writes .env for `docker compose` with the profile "cluster": every password is made here, none has a default.
#   sh deploy/make-env.sh https://opinions.example.org editor-in-chief@example.org
set -eu
cd "$(dirname "$0")/.."

url=${1:-}
email=${2:-}
case "$url" in
http://*[!/] | https://*[!/]) ;;
*) echo "The first argument is the public address, with http:// or https:// and without a slash at its end: sh deploy/make-env.sh https://opinions.example.org you@example.org" >&2 && exit 2 ;;
esac
case "$email" in
*?@?*.?*) ;;
*) echo "The second argument is the e-mail address of the first administrator: sh deploy/make-env.sh $url you@example.org" >&2 && exit 2 ;;
esac
if [ -e .env ]; then
  echo ".env is there already, and with it the passwords of the database; move it away first." >&2
  exit 1
fi

# As many random bytes, in hexadecimal digits.
random() { od -An -N"$1" -tx1 /dev/urandom | tr -d ' \n'; }
archive=$(random 24)
reader=$(random 24)

umask 077
cat >.env <<END
COMPOSE_PROFILES=cluster
PUBLIC_URL=$url
ADMIN_EMAIL=$email
PAYLOAD_SECRET=$(random 32)
# One proxy stands before the instances.
TRUST_PROXY=1
# The instances answer this machine alone; the proxy is at FRONT_PORT.
ARCHIVE_PORT=3001
FRONT_PORT=3000
MONGO_ROOT_PASSWORD=$(random 24)
MONGO_ARCHIVE_PASSWORD=$archive
MONGO_READER_PASSWORD=$reader
MONGO_KEY=$(random 256)
CLUSTER_DATABASE_URL='mongodb://archive:$archive@mongo:27017/archive?replicaSet=rs0&authSource=archive'
CLUSTER_READER_URL='mongodb://reader:$reader@mongo:27017/archive?replicaSet=rs0&authSource=archive'
END
echo "Written: .env, readable by you alone. Keep a copy where your passwords are. Next: docker compose up -d --build"
