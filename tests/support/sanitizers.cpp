// SPDX-License-Identifier: Apache-2.0
// What the sanitizers report in libraries that we cannot mend.

// libgit2 1.5 forgets a regular expression's match data whenever it finds no match: in a configuration that names
// extensions and in a revision.
extern "C" const char* __lsan_default_suppressions() {
    return "leak:libpcre2";
}
