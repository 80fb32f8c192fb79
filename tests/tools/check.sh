#!/usr/bin/env bash
# What dabiao check and dabiao schema write, read by programs of other people.
# Usage: check.sh PROGRAM TOOLS, where TOOLS holds a Python environment and npm's packages.
set -euo pipefail
cd "$(dirname "$0")/../.."
program=$1 tools=$(cd "$2" && pwd)
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
bad=fixtures/check

# A check that finds errors ends with 10; anything else is a failure of this script.
finds() {
  local code=0
  "$program" check "$@" || code=$?
  [ "$code" = 10 ]
}

echo "SARIF: the validator of its editors, and that it does refuse what is wrong"
multitool=$tools/npm/node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool
chmod u+x "$multitool"
export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1
for lang in zh en; do
  finds $bad --format sarif --lang $lang -o "$out/$lang.sarif"
  "$multitool" validate "$out/$lang.sarif" > "$out/said"
  ! grep -q ': error ' "$out/said" || { cat "$out/said"; exit 1; }
done
sed 's/"startLine": [0-9]*/"startLine": 0/' "$out/en.sarif" > "$out/spoilt.sarif"
if "$multitool" validate "$out/spoilt.sarif" > "$out/said" && ! grep -q ': error ' "$out/said"; then
  echo "the validator takes line 0"; exit 1
fi
# The one error and warning each that the fixture has are counted by another reader.
"$tools/bin/sarif" summary "$out/en.sarif" > "$out/said"
grep -q '^error: 3' "$out/said" && grep -q '^warning: 2' "$out/said"

echo "JUnit: another reader counts the same"
finds $bad --format junit -o "$out/junit.xml"
"$tools/bin/python" - "$out/junit.xml" <<'PY'
import sys, junitparser
report = junitparser.JUnitXml.fromfile(sys.argv[1])
cases = [case for suite in report for case in suite]
failed = [case for case in cases if any(isinstance(r, junitparser.Failure) for r in case.result)]
assert (report.tests, report.failures, len(cases), len(failed)) == (5, 3, 5, 3), (report.tests, len(failed))
PY

echo "Schemas: the shipped files keep to them by two other validators, and a bad one does not"
standards=$(ls standards/*.toml fixtures/standards/*.toml fixtures/checklists/standards/*.toml | grep -v crosswalk)
"$tools/bin/check-jsonschema" -q --schemafile schemas/standard.json $standards
"$tools/bin/check-jsonschema" -q --schemafile schemas/cases.json standards/cases/*.toml fixtures/cases/*.toml
"$tools/bin/check-jsonschema" -q --schemafile schemas/waivers.json fixtures/waivers.toml
"$tools/bin/check-jsonschema" -q --schemafile schemas/tailoring.json fixtures/tailoring/county.toml
"$tools/bin/check-jsonschema" -q --schemafile schemas/crosswalk.json standards/crosswalk.toml fixtures/crosswalk/crosswalk.toml
"$tools/bin/check-jsonschema" -q --check-metaschema schemas/*.json
"$tools/bin/taplo" lint --schema "file://$PWD/schemas/standard.json" $standards > "$out/said" 2>&1 || { tail -30 "$out/said"; exit 1; }
# As an editor finds the schema: by the rules of the sample repository.
( cd fixtures/checklists && "$tools/bin/taplo" lint > "$out/said" 2>&1 ) || { tail -30 "$out/said"; exit 1; }
if "$tools/bin/check-jsonschema" -q --schemafile schemas/standard.json $bad/*.toml > /dev/null; then
  echo "the schema takes a standard with mistakes"; exit 1
fi

echo "What a batch writes, of files that are well and files that are not, is what its schema says"
code=0
"$program" batch fixtures/standard.xlsx fixtures/roster.xlsx fixtures/foreign/*roster.* \
  fixtures/hostile/{empty.csv,encrypted.xlsx,truncated.xlsx} --out "$out/batch" > /dev/null || code=$?
[ "$code" = 4 ]
"$program" score - --standard ningbo-township <<< 'no facts' > "$out/batch/scored.ndjson" || code=$?
"$program" report "$out/batch/results.ndjson" --format ndjson > "$out/batch/whole.ndjson"
"$program" compare "$out/batch" fixtures/roster.xlsx --standard ningbo-township --format json > "$out/rounds.json"
for name in files failures results whole scored; do
  mkdir "$out/$name"
  ( cd "$out/$name" && split -l 1 -a 4 --additional-suffix=.json "../batch/$name.ndjson" )
done
"$tools/bin/check-jsonschema" -q --schemafile schemas/batch.json \
  "$out/batch/survey.json" "$out/rounds.json" "$out"/{files,failures,results,scored}/*.json
"$tools/bin/check-jsonschema" -q --schemafile schemas/assessment.json "$out"/whole/*.json
sed 's/"tried": /"tried": "many", "was": /' "$out/batch/survey.json" > "$out/spoilt.json"
if "$tools/bin/check-jsonschema" -q --schemafile schemas/batch.json "$out/spoilt.json" > /dev/null; then
  echo "the schema takes a survey with a word for a number"; exit 1
fi

echo "The action, the workflow, the GitLab job and the hooks are what their services take"
"$tools/bin/check-jsonschema" -q --builtin-schema vendor.github-actions action.yml
"$tools/bin/check-jsonschema" -q --builtin-schema vendor.github-workflows fixtures/checklists/.github/workflows/*.yml
"$tools/bin/check-jsonschema" -q --builtin-schema vendor.gitlab-ci integrations/gitlab.yml fixtures/checklists/.gitlab-ci.yml
"$tools/bin/pre-commit" validate-manifest .pre-commit-hooks.yaml
"$tools/bin/pre-commit" validate-config fixtures/checklists/.pre-commit-config.yaml

echo "Completions: the shells take them"
"$program" completions bash | bash -n
for shell in zsh fish; do
  if command -v $shell > /dev/null; then "$program" completions $shell | $shell -n /dev/stdin; fi
done
