#!/usr/bin/env bash
# The official SDKs of Feishu, WxJava, and curl, against a sandbox on a day of November 2026. Needs Maven, npm and curl.
set -euo pipefail
checkout=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || { kill $server; wait $server || true; }; rm -rf "$work"' EXIT
ln -s "$checkout/rollcall" "$work/rollcall"
cp -r "$checkout"/examples/{curl,java,node,wxjava} "$work"
cd "$work"

now=2026-11-21T10:30:00+08:00
./rollcall tenant add "Acme" --id acme --corp-id ww_acme --clock $now
app=$(./rollcall app add --tenant acme --vendor feishu --clock $now --json)
corp=$(./rollcall app add --tenant acme --vendor wecom --clock $now --json)
admin=$(./rollcall key add --tenant acme --for admin --clock $now --json)
./rollcall import --tenant acme "$checkout/examples/events.ndjson" --clock $now
./rollcall import --tenant acme "$checkout/examples/chats.ndjson" --clock $now
./rollcall rollup --clock $now
./rollcall serve --sandbox --port 18082 --clock $now > serve.log 2>&1 &
server=$!
for _ in $(seq 60); do
  curl -sf http://127.0.0.1:18082/readyz > /dev/null && break
  sleep 1
done

BASE=http://127.0.0.1:18082
APP_ID=$(sed 's/.*"app_id":"\([^"]*\)".*/\1/' <<< "$app")
APP_SECRET=$(sed 's/.*"app_secret":"\([^"]*\)".*/\1/' <<< "$app")
CORP_ID=ww_acme
CORP_SECRET=$(sed 's/.*"secret":"\([^"]*\)".*/\1/' <<< "$corp")
ADMIN_KEY=$(sed 's/.*"key":"\([^"]*\)".*/\1/' <<< "$admin")
FROM=2026-11-19
TO=2026-11-20
export BASE APP_ID APP_SECRET CORP_ID CORP_SECRET ADMIN_KEY FROM TO

echo "-- curl"
curl/read.sh

echo "-- Java"
mvn -q -B -ntp -f java/pom.xml dependency:copy-dependencies -DoutputDirectory=target/lib
mvn -q -B -ntp -f wxjava/pom.xml dependency:copy-dependencies -DoutputDirectory=target/lib
jdk=${JAVA_HOME:-$(ls -d /usr/lib/jvm/*25* | head -n 1)}
"$jdk/bin/java" -cp 'java/target/lib/*' java/Read.java

echo "-- WxJava"
"$jdk/bin/java" -cp 'wxjava/target/lib/*' wxjava/Read.java

echo "-- Node"
npm install --prefix node --no-package-lock --no-audit --no-fund --loglevel=error
npm start --silent --prefix node
