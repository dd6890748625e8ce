# Runs one server and ends it with the JVM that wanted it, however that JVM ends.
#
# Usage: sh -c <this> guard LOCK LOG SIGNAL GRACE COMMAND...
#   LOCK    is held as long as anything of the server lives: its processes inherit it
#   LOG     takes what the server prints
#   SIGNAL  ends the server in its own way; GRACE tenths of a second later all of it is killed
#
# Standard input is a pipe that nobody writes to; it closes when the JVM is gone. The watch over it begins before the
# JVM learns that there is a server, and this shell leads a session of its own, out of reach of the terminal's signals.
# Standard output: "pid N" once the server was started. Exit status 75: LOCK is held by another.

lock=$1 log=$2 signal=$3 grace=$4
shift 4

exec 3<&0 </dev/null 9>>"$lock"
flock -w 20 9 || exit 75

"$@" 3<&- >>"$log" 2>&1 &
server=$!

# The signal is repeated: what runs first may be a script that has not become the server yet.
stop() {
  while kill -s "$signal" "$server" 2>/dev/null && [ "$grace" -gt 0 ]; do
    sleep 0.1
    grace=$((grace - 1))
  done
  kill -s KILL -- "-$$"
}

(cat <&3 >/dev/null; stop) >/dev/null &
trap 'kill -s "$signal" "$server"' TERM INT HUP
trap '' PIPE
exec 3<&-
echo "pid $server"

while kill -0 "$server" 2>/dev/null; do
  wait "$server"
done
# What the server may have left behind goes with it, and so do the watch and this shell.
kill -s KILL -- "-$$"
