#!/usr/bin/env bash
# The demo, and the lines it prints to try, in a folder of its own.
set -euo pipefail
checkout=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
cd "$checkout"

./rollcall demo --data "$work/data" --port 18081 > "$work/demo.log" 2>&1 &
demo=$!
trap 'kill $demo; wait $demo || true; rm -rf "$work"' EXIT
for _ in $(seq 120); do
  grep -q '^Everything is in' "$work/demo.log" && break
  sleep 1
done
cat "$work/demo.log"

grep -E '^(TOKEN=|curl )' "$work/demo.log" > "$work/lines"
while read -r line; do
  answer=$(eval "${line/TOKEN=/printf %s }")
  [[ $line == TOKEN=* ]] && TOKEN=$answer && continue
  echo "${answer:0:300}"
  grep -qE '"(accepted":1|(err)?code":0|published|app)' <<< "$answer"
done < "$work/lines"

# The page itself, where there is a browser.
if command -v chromium > /dev/null; then
  key=$(sed -n 's/^ *Read key *//p' "$work/demo.log")
  "$checkout/server/src/test/browser/console.sh" http://127.0.0.1:18081 "$key"
  "$checkout/server/src/test/browser/names.sh" 18083
fi
