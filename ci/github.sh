#!/usr/bin/env bash
# The steps of action.yml: install, lint, compare, comment, gate. Inputs are environment variables.
set -euo pipefail

reports=.contractlint # hidden: not walked when contracts are looked for

main() {
  readarray -t paths < <(printf '%s\n' "${CONTRACTLINT_PATHS:-.}" | sed 's/^[[:space:]]*//; s/[[:space:]]*$//; /^$/d')
  flags=(--lang "${CONTRACTLINT_LANG:-en}")
  [ -z "${CONTRACTLINT_PROFILE:-}" ] || flags+=(--profile "$CONTRACTLINT_PROFILE")
  case "$1" in
    install | lint | compare | comment | gate) "$1" ;;
    *) echo "no step '$1'" >&2 && exit 2 ;;
  esac
}

install() {
  python3 -m venv "$RUNNER_TEMP/contractlint"
  "$RUNNER_TEMP/contractlint/bin/python" -m pip install --quiet --disable-pip-version-check "$GITHUB_ACTION_PATH"
  echo "$RUNNER_TEMP/contractlint/bin" >>"$GITHUB_PATH"
}

lint() {
  mkdir -p "$reports"
  if [ "${CONTRACTLINT_FAIL_ON:-high}" = never ]; then
    flags+=(--exit-zero)
  else
    flags+=(--fail-on "$CONTRACTLINT_FAIL_ON")
  fi
  code=0
  without_commands contractlint check "${flags[@]}" --sidecar "$reports/text" -f terminal -o - \
    -f sarif -o "$reports/report.sarif" -f json -o "$reports/report.json" \
    -f markdown -o "$reports/report.md" -f github -o "$reports/annotations.txt" -- "${paths[@]}" || code=$?
  # Annotations are escaped by contractlint: these lines are the only commands meant.
  [ ! -f "$reports/annotations.txt" ] || cat "$reports/annotations.txt"
  [ ! -f "$reports/report.md" ] || cat "$reports/report.md" >>"$GITHUB_STEP_SUMMARY"
  printf 'code=%s\nreports=%s\n' "$code" "$reports" >>"$GITHUB_OUTPUT"
}

compare() {
  base=$(of_event base)
  if [ -z "$base" ]; then
    echo "No pull request: nothing to compare with."
    return
  fi
  # Checkouts are shallow: fetch the one commit that is needed. Where history is there, changes that
  # came to the base branch in the meantime are not this pull request's.
  git cat-file -e "$base^{commit}" 2>/dev/null ||
    without_commands git fetch --quiet --no-tags --depth=1 origin "$base"
  base=$(git merge-base "$base" HEAD 2>/dev/null || echo "$base")
  if [ "${CONTRACTLINT_FAIL_ON_WORSE:-high}" != never ]; then
    flags+=(--fail-on-worse "$CONTRACTLINT_FAIL_ON_WORSE")
  fi
  code=0
  mkdir -p "$reports"
  without_commands contractlint compare "${flags[@]}" --against "$base" -f terminal -o - \
    -f markdown -o "$reports/comment.md" -f json -o "$reports/compare.json" -- "${paths[@]}" || code=$?
  [ ! -f "$reports/comment.md" ] || cat "$reports/comment.md" >>"$GITHUB_STEP_SUMMARY"
  printf 'code=%s\n' "$code" >>"$GITHUB_OUTPUT"
}

comment() {
  [ "${CONTRACTLINT_COMMENT:-true}" = true ] && [ -f "$reports/comment.md" ] || return 0
  python3 "$GITHUB_ACTION_PATH/ci/comment.py" "$(of_event number)" "$reports/comment.md" "$reports/compare.json" ||
    echo "::warning title=contractlint::The comment could not be written: see the job's summary. a workflow must grant 'pull-requests: write', and one of a fork cannot."
}

gate() {
  worst=0
  for code in "${CONTRACTLINT_CODE:-2}" "${CONTRACTLINT_WORSE:-0}"; do
    [ "$code" -le "$worst" ] || worst=$code
  done
  case "${CONTRACTLINT_WORSE:-0}" in
    1) echo "::error title=contractlint::This pull request makes contracts worse for the customer." ;;
  esac
  [ "$worst" -lt 2 ] || echo "::error title=contractlint::Not everything could be checked."
  exit "$worst"
}

# Names of files may hold what looks like a command of the runner; meanwhile it listens to none.
without_commands() {
  local token code=0
  token=$(python3 -c 'import secrets; print(secrets.token_hex(16))')
  echo "::stop-commands::$token"
  "$@" 2>&1 || code=$?
  echo
  echo "::$token::"
  return "$code"
}

# The commit that a pull request goes to, or its number; nothing for other events.
of_event() {
  python3 -c '
import json, os, re, sys
with open(os.environ["GITHUB_EVENT_PATH"], encoding="utf-8") as file:
    request = json.load(file).get("pull_request") or {}
found = request.get("base", {}).get("sha") if sys.argv[1] == "base" else request.get("number")
print(found if re.fullmatch("[0-9a-f]{1,64}", str(found)) else "")
' "$1"
}

main "$@"
