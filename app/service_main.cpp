// SPDX-License-Identifier: Apache-2.0
// The modes of the service. People call `delta`, which becomes this program.
#include <algorithm>
#include <string>
#include <vector>

#include "mode_api.hpp"
#include "mode_doctor.hpp"
#include "mode_migrate.hpp"
#include "mode_worker.hpp"
#include "run_mode.hpp"

namespace delta::app {
namespace {

int run(const std::vector<std::string>& arguments) {
    if (arguments.empty()) return refuse("delta", "delta-service is started by delta, as in delta api");
    const std::string& mode = arguments.front();
    const std::vector<std::string> rest(arguments.begin() + 1, arguments.end());
    if (mode == "api") return run_api(rest);
    if (mode == "worker") return run_worker(rest);
    if (mode == "doctor") return run_doctor(rest);
    if (mode == "migrate") return run_migrate(rest);
    return refuse_mode(mode);
}

} // namespace
} // namespace delta::app

int main(int argc, char** argv) {
    return delta::app::guard([&] { return delta::app::run({argv + std::min(argc, 1), argv + argc}); });
}
