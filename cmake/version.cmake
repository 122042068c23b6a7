# SPDX-License-Identifier: Apache-2.0
# The commit is read at configure time; a build outside git says "unknown".
execute_process(COMMAND git -C "${PROJECT_SOURCE_DIR}" rev-parse --short=12 HEAD
  OUTPUT_VARIABLE DELTA_COMMIT OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
if(NOT DELTA_COMMIT)
  set(DELTA_COMMIT "unknown")
endif()
