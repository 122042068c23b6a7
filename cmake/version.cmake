# SPDX-License-Identifier: Apache-2.0
# The commit is read at configure time; a build outside git is told (-DDELTA_COMMIT=…) or says "unknown".
if(NOT DELTA_COMMIT)
  execute_process(COMMAND git -C "${PROJECT_SOURCE_DIR}" rev-parse --short=12 HEAD
    OUTPUT_VARIABLE DELTA_COMMIT OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
endif()
if(NOT DELTA_COMMIT)
  set(DELTA_COMMIT "unknown")
endif()
