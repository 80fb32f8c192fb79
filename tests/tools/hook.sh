#!/usr/bin/env bash
# The hook as pre-commit itself installs and runs it, from this repository, in the sample repository.
# Usage: hook.sh TOOLS, where TOOLS holds a Python environment with pre-commit.
#
# pre-commit builds the program from the committed state. It is built without optimisation here, in a
# folder that stays, so that the second run has little left to do. Only crates.io is asked.
set -euo pipefail
cd "$(dirname "$0")/../.."
repository=$PWD tools=$(cd "$1" && pwd)
sample=$(mktemp -d)
trap 'rm -rf "$sample"' EXIT
export CARGO_TARGET_DIR=$repository/target/hook
export CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_LTO=off
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1

cp -r fixtures/checklists/. "$sample"
git -C "$sample" init -q
git -C "$sample" add -A

try() {
  ( cd "$sample" && "$tools/bin/pre-commit" try-repo "$repository" dabiao-check --all-files --color never "$@" )
}

echo "pre-commit: the hook passes on the sample"
try > "$sample/.git/said" || { cat "$sample/.git/said"; exit 1; }
grep -q '^dabiao check\.*Passed$' "$sample/.git/said" || { cat "$sample/.git/said"; exit 1; }

echo "pre-commit: and fails on a mistake, at its line"
file=standards/our-station.toml
sed -i 's/obligation = "may"/obligation = "mya"/' "$sample/$file"
line=$(grep -n 'obligation = "mya"' "$sample/$file" | cut -d: -f1)
git -C "$sample" add -A
if try > "$sample/.git/said"; then cat "$sample/.git/said"; exit 1; fi
grep -q '^dabiao check\.*Failed$' "$sample/.git/said" || { cat "$sample/.git/said"; exit 1; }
grep -q "exit code: 10" "$sample/.git/said"
grep -q "$file:$line:" "$sample/.git/said" || { cat "$sample/.git/said"; exit 1; }
