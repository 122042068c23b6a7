5#!/bin/bash
set -e
export LEVEL="${LEVEL:-info}"
readonly K=1
run() { local a=$1; shift; cat <<EOF
text $a
EOF
}
function two { while getopts "ab:" o; do case "$o" in a) ;; *) exit 1 ;; esac; done; }
case $1 in --port=*) p="${1#*=}" ;; esac
alias x='y'
