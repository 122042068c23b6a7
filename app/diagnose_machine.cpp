// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>

#include "base/error.hpp"
#include "base/text.hpp"
#include "diagnosis.hpp"
#include "git/program.hpp"

namespace delta::app {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t gigabyte = 1024ULL * 1024 * 1024;

diagnosis diagnose_git() {
    const std::string mend = "install git 2.39 or later where PATH leads; delta worker cannot fetch without it";
    try {
        const git::program_output told =
            git::run_git_blocking({.arguments = {"--version"}, .limit = std::chrono::seconds(10)}, {});
        if (told.status == 0) return {health::good, "git", std::string(trim(told.out)), ""};
        return {health::bad, "git", std::string(trim(told.err)), mend};
    } catch (const delta::failure& e) {
        return {health::bad, "git", e.what(), mend};
    }
}

diagnosis diagnose_mirrors(const std::string& folder) {
    std::error_code ec;
    // The worker makes it when it can; then what counts is the folder it would be made in.
    fs::path there = folder;
    while (!fs::exists(there, ec) && there.has_relative_path()) there = there.parent_path();
    if (::access(there.c_str(), W_OK | X_OK) != 0)
        return {health::bad, "mirrors", fmt::format("{} cannot be written", there.string()),
                "make it, owned by the account that runs delta worker, or set REPOS_BASE_PATH"};
    const fs::space_info space = fs::space(there, ec);
    const std::string says =
        fmt::format("{} of {} GB free in {}", space.available / gigabyte, space.capacity / gigabyte, there.string());
    if (!ec && space.available < gigabyte)
        return {health::doubtful, "mirrors", says, "repositories are mirrored there; give it more room"};
    return {health::good, "mirrors", says, ""};
}

diagnosis diagnose_dashboard(const std::string& root) {
    if (root.empty()) return {health::good, "dashboard", "not served from here (WEB_ROOT is not set)", ""};
    if (!fs::exists(fs::path(root) / "index.html"))
        return {health::bad, "dashboard", fmt::format("{} has no index.html", root),
                "npm ci && npm run build in web/, and WEB_ROOT at its dist"};
    return {health::good, "dashboard", root, ""};
}

} // namespace

std::vector<diagnosis> diagnose_machine_blocking(const settings& with) {
    std::vector<diagnosis> out{diagnose_git(), diagnose_mirrors(with.repos_base_path),
                               diagnose_dashboard(with.api.web_root)};
    if (with.api.key_is_temporary)
        out.push_back({health::doubtful, "sessions", "SECRET_KEY is \"development\": each start signs everybody out",
                       "openssl rand -hex 32, into SECRET_KEY"});
    return out;
}

} // namespace delta::app
