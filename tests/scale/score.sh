#!/bin/sh
# One share of the facts. What the centres came to (3, 4, 10, 11) stands in their lines and is no
# failure of the job; 1 and 2 are. Usage: score.sh DABIAO [OPTION…] < facts > assessments
program=$1
shift
"$program" score - "$@"
code=$?
case $code in
  0 | 3 | 4 | 10 | 11) exit 0 ;;
  *) exit $code ;;
esac
