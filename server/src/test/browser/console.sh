#!/usr/bin/env bash
# Opens the console in Debian's chromium, in both languages and at phone width, and looks for what must be there.
# Usage: console.sh ADDRESS READ_KEY, such as console.sh http://127.0.0.1:8080 rc_...
set -euo pipefail
address=$1
key=$2
profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT

page() { # fragment, width: the page as it stands once everything is loaded
  chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
    --disable-component-update --disable-sync --user-data-dir="$profile" --window-size="$2,900" \
    --virtual-time-budget=20000 --dump-dom "$address/#$1" 2> /dev/null
}

expect() { # what, text, page
  if ! grep -qF -- "$2" <<< "$3"; then
    echo "console: $1: '$2' is not on the page" >&2
    exit 1
  fi
}

english=$(page "key=$key&lang=en" 1280)
expect 'published day' 'Published through' "$english"
expect 'chart' 'class="line"' "$english"
expect 'departments' 'Everyone' "$english"
expect 'figures' 'Active users' "$english"
expect 'no notice' 'role="alert" hidden=""' "$english"
if grep -qF -- "$key" <<< "$english"; then
  echo 'console: the key stands in the page' >&2
  exit 1
fi

chinese=$(page "key=$key&lang=zh&days=90&figure=views" 390)
expect 'published day in Chinese' '已发布至' "$chinese"
expect 'figures in Chinese' '活跃用户' "$chinese"

rm -rf "$profile"
expect 'the form without a key' 'A read key, please' "$(page 'lang=en' 1280)"
rm -rf "$profile"
expect 'a wrong key' 'This key is not valid here' "$(page 'key=rc_wrong&lang=en' 1280)"
echo 'console: all there'
