#!/usr/bin/env bash
# The README's way to an organisation of one's own, in an empty folder: a tenant, keys, a server, an event, a token.
set -euo pipefail
checkout=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
ln -s "$checkout/rollcall" "$work/rollcall"
cd "$work"

./rollcall tenant add "Acme" --id acme --region cn --edition enterprise
./rollcall key add --tenant acme --for intake
./rollcall app add --tenant acme --vendor feishu
key=$(./rollcall key add --tenant acme --for intake --json | sed 's/.*"key":"\([^"]*\)".*/\1/')
app=$(./rollcall app add --tenant acme --vendor feishu --json)

./rollcall serve --port 18080 > serve.log 2>&1 &
server=$!
trap 'kill $server; wait $server || true; rm -rf "$work"' EXIT
for _ in $(seq 60); do
  curl -sf http://127.0.0.1:18080/readyz > /dev/null && break
  sleep 1
done

answer=$(curl -sS -H "Authorization: Bearer $key" -H 'Content-Type: application/cloudevents+json' \
  -d '{"specversion":"1.0","id":"1","source":"portal","type":"app.page_viewed","time":"'"$(date -u +%FT%TZ)"'","data":{"person":"u17","app":"cli_crm","form":"webapp"}}' \
  http://127.0.0.1:18080/v1/events)
echo "$answer"
grep -q '"accepted":1' <<< "$answer"

login=$(sed 's/.*"app_id":"\([^"]*\)","app_secret":"\([^"]*\)".*/{"app_id":"\1","app_secret":"\2"}/' <<< "$app")
answer=$(curl -sS -H 'Content-Type: application/json' -d "$login" \
  http://127.0.0.1:18080/open-apis/auth/v3/tenant_access_token/internal)
echo "$answer" | sed 's/"t-[^"]*"/"t-..."/'
grep -q '"code":0' <<< "$answer"
