#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Every C++ file is as clang-format writes it. format.sh [ROOT]
set -euo pipefail
cd "${1:-.}"
formatter=$(command -v clang-format-19 || command -v clang-format-18 || command -v clang-format)
git ls-files -z --cached --others --exclude-standard '*.cpp' '*.hpp' ':!tests/golden' ':!tests/fuzz/corpus' | xargs -0 -r "$formatter" --dry-run -Werror
echo "format: every file is formatted"
