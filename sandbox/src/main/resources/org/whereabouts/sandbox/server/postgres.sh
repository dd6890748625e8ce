# Becomes a PostgreSQL server on a cluster directory, which it makes first when it is missing.
#
# Usage: sh -c <this> postgres BIN CLUSTER PASSWORD_FILE OPTION...

bin=$1 cluster=$2 password=$3
shift 3
set -e

if [ ! -e "$cluster" ]; then
  rm -rf "$cluster.partial"
  "$bin/initdb" --pgdata="$cluster.partial" --username=postgres --pwfile="$password" --auth=scram-sha-256 \
    --encoding=UTF8 --locale=C --locale-provider=builtin --builtin-locale=C.UTF-8 --no-sync --no-instructions
  mv "$cluster.partial" "$cluster"
fi
exec "$bin/postgres" -D "$cluster" "$@"
