#!/bin/sh
# Links the services of the day that has just ended. Days are those of UTC, like the names of Zipkin's indices.
set -eu

day=$(date -u -d "@$(($(date +%s) - 86400))" +%Y-%m-%d)
echo "Linking services by the traces of $day."
exec start-zipkin-dependencies "$day"
