// SPDX-License-Identifier: Apache-2.0
// What the sanitizers report in libraries that we cannot mend.

// libgit2 1.5 forgets a regular expression's match data whenever its revision parser finds no match.
extern "C" const char* __lsan_default_suppressions() {
    return "leak:libpcre2";
}
