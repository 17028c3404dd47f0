#!/bin/bash
# Makes of a new MongoDB what the instances need; again, it changes nothing but the passwords to those of .env.
set -euo pipefail
address="mongodb://mongo:27017/admin?directConnection=true"
until mongosh "$address" --quiet --username root --password "$MONGO_ROOT_PASSWORD" --file /deploy/mongo-setup.js; do
  echo "MongoDB is not there yet" >&2
  sleep 2
done
