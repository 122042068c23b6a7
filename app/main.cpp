// SPDX-License-Identifier: Apache-2.0
// The arguments choose a mode. Those of the service are another program, which this one becomes.
#ifdef DELTA_MIMALLOC
#include <mimalloc.h>
#else
#include <malloc.h>
#endif

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "console.hpp"
#include "mode_check.hpp"
#include "run_mode.hpp"
#include "service_program.hpp"
#include "version.hpp"

namespace delta::app {
namespace {

constexpr std::string_view help_text = R"(Usage: delta MODE [ARGUMENT]...

Delta keeps documentation true.

Modes:
  check      what a change in a git repository made wrong in its documentation
             (delta check --help)
  migrate    the service's database: its schema, applied and undone (delta migrate --help)
  doctor     what the service needs: how it is, and how to mend it (delta doctor --help)
  api        the service's HTTP server (delta api --help)
  worker     the service's consumer of jobs (delta worker --help)

  --version  the version, the commit it was built from, and the libraries
  --help     this text

Exit codes: 0 fine, 1 drift found (check), 2 wrong usage or configuration, 3 failed.
)";

int run(char** whole, const std::vector<std::string>& arguments) {
    if (arguments.empty()) return refuse("delta", "say what to do, as in delta check");
    const std::string& mode = arguments.front();
    if (mode == "check") return run_check({arguments.begin() + 1, arguments.end()});
    if (mode == "api" || mode == "worker" || mode == "doctor" || mode == "migrate") return become_service(whole);
    if (mode == "--help" || mode == "-h" || mode == "help") {
        write_output(help_text);
        return 0;
    }
    if (mode == "--version" || mode == "version") {
        write_output(version_text());
        return 0;
    }
    return refuse_mode(mode);
}

// A check is short and takes most of its memory once: to give pieces back and to ask for them again costs more, and so
// do faults for small pages. Before the C++ library takes its first piece, since later would be too late for the first
// pages.
[[gnu::constructor(101)]] void keep_memory() {
#ifdef DELTA_MIMALLOC
    mi_option_enable(mi_option_large_os_pages);
    mi_option_set(mi_option_eager_commit_delay, 0);
#elif defined(__GLIBC__)
    mallopt(M_TOP_PAD, 1 << 20);
    mallopt(M_TRIM_THRESHOLD, 256 << 20);
    mallopt(M_MMAP_THRESHOLD, 32 << 20);
#endif
}

} // namespace
} // namespace delta::app

int main(int argc, char** argv) {
    return delta::app::guard([&] { return delta::app::run(argv, {argv + std::min(argc, 1), argv + argc}); });
}
