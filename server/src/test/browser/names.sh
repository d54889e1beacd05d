#!/usr/bin/env bash
# An organisation whose departments, apps and people have names made of markup, in Debian's chromium: all of it must be
# shown as text, nothing of it may run. Usage: names.sh PORT
set -euo pipefail
checkout=$(cd "$(dirname "$0")/../../../.." && pwd)
port=$1
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || { kill $server; wait $server || true; }; rm -rf "$work"' EXIT
cd "$checkout"

name='<img src=x onerror=document.title=String(6*7)>'
now=2026-11-21T10:30:00+08:00
count=0
event() { # type, time, data
  count=$((count + 1))
  printf '{"specversion":"1.0","id":"%d","source":"names","type":"%s","time":"2026-11-20T%s:00+08:00","data":{%s}}\n' \
    "$count" "$1" "$2" "$3"
}
{
  event department.set 00:00 "\"department\":\"d1\",\"parent\":\"0\",\"name\":\"$name\""
  event department.set 00:00 "\"department\":\"$name\",\"parent\":\"d1\",\"name\":\"\""
  event person.set 00:00 "\"person\":\"$name\",\"name\":\"$name\",\"departments\":[\"d1\"]"
  event app.set 00:00 "\"app\":\"$name\",\"name\":\"$name\",\"forms\":[\"webapp\"]"
  event app.page_viewed 12:00 "\"person\":\"$name\",\"app\":\"$name\",\"form\":\"webapp\""
} > "$work/events.ndjson"

./rollcall tenant add "$name" --id acme --data "$work/data" --clock $now
./rollcall import --tenant acme "$work/events.ndjson" --data "$work/data" --clock $now
./rollcall rollup --data "$work/data" --clock $now
key=$(./rollcall key add --tenant acme --for read --data "$work/data" --clock $now | grep -o 'rc_[A-Za-z0-9_-]*' | head -n 1)
./rollcall serve --port "$port" --data "$work/data" --clock $now > "$work/serve.log" 2>&1 &
server=$!
for _ in $(seq 60); do
  curl -sf "http://127.0.0.1:$port/readyz" > /dev/null && break
  sleep 1
done

page() { # fragment: the page as it stands once everything is loaded
  chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
    --disable-component-update --disable-sync --user-data-dir="$work/profile" --window-size=1280,900 \
    --virtual-time-budget=20000 --dump-dom "http://127.0.0.1:$port/#$1" 2> "$work/chromium.log"
}

for fragment in "key=$key&lang=en" "key=$key&lang=zh&department=d1"; do
  shown=$(page "$fragment")
  escaped='&lt;img src=x onerror=document.title=String(6*7)&gt;'
  if ! grep -qF -- "$escaped" <<< "$shown"; then
    echo "names: the names are not on the page" >&2
    exit 1
  fi
  # Within the quotes of an attribute a browser writes < as it is.
  if sed 's/="[^"]*"/=""/g' <<< "$shown" | grep -qE '<img[^>]*onerror|<title>42'; then
    echo 'names: a name became markup' >&2
    exit 1
  fi
  rm -rf "$work/profile"
done
echo 'names: all shown as text'
