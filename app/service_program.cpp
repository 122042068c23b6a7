// SPDX-License-Identifier: Apache-2.0
#include "service_program.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <string>

#include "console.hpp"
#include "run_mode.hpp"

namespace delta::app {

int become_service(char** arguments) {
    std::error_code ec;
    const std::filesystem::path own = std::filesystem::read_symlink("/proc/self/exe", ec);
    // Never a relative place: the working directory may be anybody's checkout.
    if (!own.is_absolute()) {
        tell_error("delta", "/proc/self/exe cannot be read, so delta-service cannot be found");
        return failed;
    }
    const std::filesystem::path folder = own.parent_path();
    const std::array<std::string, 2> places = {(folder / "delta-service").string(),
                                               (folder.parent_path() / "libexec/delta/delta-service").string()};
    for (const std::string& place : places) {
        ::execv(place.c_str(), arguments);
        if (errno == ENOENT) continue;
        tell_error("delta", fmt::format("{} cannot be started: {}", place, std::strerror(errno)));
        return failed;
    }
    tell_error("delta", fmt::format("the modes of the service need delta-service, which is neither {} nor {}; install "
                                    "both programs of the build or of the package",
                                    places[0], places[1]));
    return failed;
}

} // namespace delta::app
