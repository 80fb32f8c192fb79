#!/usr/bin/env bash
# The same centres by `score`, by `score` divided among processes by GNU parallel and by Spark, and
# by `batch` from a roster and from forms: all must agree. Usage: run.sh DABIAO PYTHON [CENTRES]
# PYTHON has pyspark.
set -euo pipefail
cd "$(dirname "$0")/../.."
program=$(realpath "$1") python=$(cd "$(dirname "$2")" && pwd)/$(basename "$2") centres=${3:-5000} forms=500
standard=(--standard ningbo-township)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
score=$PWD/tests/scale/score.sh here=$PWD/tests/scale

python3 tests/scale/make.py "$program" "$work" "$centres" "$forms"
cd "$work"
"$score" "$program" "${standard[@]}" < facts.ndjson > score.ndjson
[ "$(wc -l < score.ndjson)" = "$centres" ]

parallel --will-cite --pipe --keep-order --block 200k "$score" "$program" "${standard[@]}" < facts.ndjson > parallel.ndjson
cmp score.ndjson parallel.ndjson
echo "GNU parallel: the same bytes"

"$python" "$here/spark.py" "$work/facts.ndjson" "$work/spark" "$score" "$program" "${standard[@]}" 2> spark.log || { tail -20 spark.log; exit 1; }
[ "$(ls spark/part-* | wc -l)" -ge 4 ]
cat spark/part-* > spark.ndjson
cmp score.ndjson spark.ndjson
echo "Spark: the same bytes"

# A job that fails is not taken for a success.
if parallel --will-cite --pipe --block 200k "$score" "$program" --standard none < facts.ndjson > /dev/null 2>&1; then
  echo "parallel hides a failure"; exit 1
fi

judge() {
  local code=0
  "$program" batch "$1" "${standard[@]}" --out "$2" > /dev/null 2> said || code=$?
  [ $code = 4 ]  # some cells are made to be unreadable
  [ ! -s "$2/failures.ndjson" ]
}
judge roster.csv roster
judge forms drawn
python3 "$here/agree.py" score.ndjson roster/results.ndjson
python3 "$here/agree.py" score.ndjson drawn/results.ndjson "$forms"
