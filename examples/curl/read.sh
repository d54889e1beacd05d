#!/usr/bin/env bash
# Reads all of a Rollcall server's Feishu APIs with curl.
#
#   BASE=http://127.0.0.1:8080 APP_ID=cli_... APP_SECRET=... FROM=2026-11-19 TO=2026-11-20 ./read.sh
set -euo pipefail

token=$(curl -sS "$BASE/open-apis/auth/v3/tenant_access_token/internal" \
  -H 'Content-Type: application/json' -d '{"app_id":"'"$APP_ID"'","app_secret":"'"$APP_SECRET"'"}' |
  sed 's/.*"tenant_access_token":"\([^"]*\)".*/\1/')

# Asks, shows the answer, and stops unless it has this code.
ask() {
  local code=$1 answer
  shift
  answer=$(curl -sS -H "Authorization: Bearer $token" "$@")
  echo "$answer"
  grep -q "\"code\":$code," <<< "$answer"
}

ask 0 "$BASE/open-apis/application/v6/applications/cli_crm/app_usage/department_overview?department_id_type=department_id" \
  -d '{"date":"'"$TO"'","cycle_type":1,"department_id":"sales","recursion":1}'
ask 0 "$BASE/open-apis/admin/v1/admin_user_stats?start_date=$FROM&end_date=$TO&page_size=2"
ask 0 -X POST "$BASE/open-apis/workplace/v1/workplace_access_data/search?from_date=$FROM&to_date=$TO&page_size=20"
ask 0 -X POST "$BASE/open-apis/workplace/v1/workplace_block_access_data/search?from_date=$FROM&to_date=$TO&page_size=20"

# What a client must cope with, asked for by a header; it needs ./rollcall serve --sandbox.
ask 99991663 -X POST -H 'X-Rollcall-Fault: expired-token' \
  "$BASE/open-apis/workplace/v1/workplace_access_data/search?from_date=$FROM&to_date=$TO"
