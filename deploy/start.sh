#!/bin/sh
# Starts what the image has built, in this very process, so that a signal to the container reaches the program.
set -eu
entry=server
[ "${SERVE:-all}" = reader ] && entry=readerServer
# The flags are those of src/start.mjs.
exec node --no-allocation-site-pretenuring -C production src/run.mjs "src/$entry.ts"
