#!/usr/bin/env bash
set -euo pipefail

readonly VERSION=1.4 NAME="deploy tool"
declare -r MAX=3
declare -rx REGION=eu
declare -A MAP=([a]=1)
export TOKEN="${TOKEN:-none}"
export PATH_ONLY
TIMEOUT=30
TIMEOUT=60
VERBOSE+=1
HOSTS=(one two)
lower=1
[ -n "${CI:-}" ] && COLOR=never

# build() { in a comment; }
build() {
  local target="$1"
  INSIDE=1
  nested() { :; }
}

function publish {
  echo "not_me() { :; }"
}

function clean-up() (
  rm -rf out
)

if command -v docker >/dev/null; then
  run() { docker "$@"; }
  ENGINE=docker
else
  run() { podman "$@"; }
fi

case "$1" in
  fast) LEVEL=1 ;;
  *) LEVEL=2 ;;
esac

for host in "${HOSTS[@]}"; do
  LOOPED=1
done

ENVIRONMENT=test build x
