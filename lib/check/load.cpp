// SPDX-License-Identifier: Apache-2.0
#include "check/load.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

namespace delta::check {
namespace {

// One byte more than the reader takes, so that it says what is too large.
constexpr std::uint64_t config_limit = (64U << 10U) + 1;
constexpr std::uint64_t baseline_limit = 256U << 20U;

} // namespace

result<std::string> read_file_blocking(const std::string& path, std::uint64_t limit) {
    std::error_code ec;
    if (std::filesystem::is_directory(path, ec)) return fail(errc::invalid, "is a folder, not a file", path);
    errno = 0;
    std::ifstream file(path, std::ios::binary);
    if (!file) return fail(errc::not_found, fmt::format("cannot be read: {}", std::strerror(errno)), path);
    std::string bytes;
    char part[65536];
    while (file.read(part, sizeof part) || file.gcount() > 0) {
        bytes.append(part, static_cast<std::size_t>(file.gcount()));
        if (bytes.size() > limit) return fail(errc::too_large, fmt::format("is larger than {} bytes", limit), path);
    }
    if (file.bad()) return fail(errc::upstream, fmt::format("cannot be read: {}", std::strerror(errno)), path);
    return bytes;
}

result<config> load_config_blocking(const git::repository& repo, const git::side& head,
                                    const std::optional<std::string>& file) {
    if (file) {
        const result<std::string> bytes = read_file_blocking(*file, config_limit);
        if (!bytes) return std::unexpected(bytes.error());
        return parse_config(*file, *bytes);
    }
    const result<std::optional<std::string>> name =
        find_config([&](std::string_view path) { return repo.has_path(head, path); });
    if (!name) return std::unexpected(name.error());
    if (!*name) return config();
    const result<std::string> bytes = repo.read_path(head, **name, config_limit);
    if (!bytes) return fail(bytes.error().code, bytes.error().message, **name);
    return parse_config(**name, *bytes);
}

result<baseline> load_baseline_blocking(const std::string& file) {
    const result<std::string> bytes = read_file_blocking(file, baseline_limit);
    if (!bytes) return std::unexpected(bytes.error());
    return read_baseline(file, *bytes);
}

} // namespace delta::check
