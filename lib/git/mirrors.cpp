// SPDX-License-Identifier: Apache-2.0
// The folder of mirrors. Beside KEY.git lies KEY.lock, held by whoever uses it; it stays when the mirror goes, so that
// two processes never hold locks on two files of one name.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <optional>
#include <stdexcept>

#include "base/text.hpp"
#include "git/full_disk.hpp"
#include "git/handle.hpp"
#include "git/mirror.hpp"

namespace delta::git {
namespace {

namespace fs = std::filesystem;

// Written when a mirror is opened: its time says who goes first when room is needed.
constexpr std::string_view used_mark = "delta-used";

void set_text(git_config* config, const char* name, const char* value) {
    if (git_config_set_string(config, name, value) < 0)
        throw git_failure(fmt::format("{} cannot be set: {}", name, last_message()));
}

// Beside its place first, then moved there, so that half a mirror never stands in the place of one.
void make_mirror(const std::string& path) {
    const std::string unfinished = path + ".new";
    fs::remove_all(unfinished);
    start_library();
    repository_handle repo;
    if (acquire(repo, git_repository_init, unfinished.c_str(), 1U) < 0) {
        const std::string why = fmt::format("{} cannot be made: {}", path, last_message());
        if (tells_of_full_disk(why)) throw disk_full(why);
        throw git_failure(why);
    }
    config_handle config;
    if (acquire(config, git_repository_config, repo.get()) < 0)
        throw git_failure(fmt::format("{} has no configuration: {}", unfinished, last_message()));
    set_text(config.get(), "core.repositoryformatversion", "1");
    set_text(config.get(), "extensions.partialclone", "origin");
    set_text(config.get(), "remote.origin.promisor", "true");
    set_text(config.get(), "remote.origin.partialclonefilter", "blob:none");
    fs::remove_all(unfinished + "/hooks");
    fs::rename(unfinished, path);
}

std::uint64_t size_of(const fs::path& folder) {
    std::uint64_t total = 0;
    std::error_code ec;
    for (fs::recursive_directory_iterator at(folder, ec), end; !ec && at != end; at.increment(ec))
        if (at->is_regular_file(ec)) total += at->file_size(ec);
    return total;
}

std::size_t count_packs(const fs::path& mirror) {
    std::error_code ec;
    std::size_t count = 0;
    for (const fs::directory_entry& entry : fs::directory_iterator(mirror / "objects/pack", ec))
        if (entry.path().extension() == ".pack") ++count;
    return count;
}

struct kept_mirror {
    std::string key;
    std::uint64_t size = 0;
    fs::file_time_type used;
};

} // namespace

mirrors::mirrors(mirror_options options) : options_(std::move(options)) {
    std::error_code ec;
    fs::create_directories(options_.folder, ec);
    if (!ec) fs::permissions(options_.folder, fs::perms::owner_all, ec);
    if (ec) throw git_failure(fmt::format("{} cannot be used for mirrors: {}", options_.folder, ec.message()));
    options_.folder = fs::canonical(options_.folder).string();
}

std::string mirrors::path_of(std::string_view key) const {
    const bool is_plain =
        !key.empty() && std::ranges::all_of(key, [](char c) { return is_alpha(c) || is_digit(c) || c == '-'; });
    if (!is_plain) throw std::logic_error(fmt::format("'{}' is no key of a mirror", key));
    return fmt::format("{}/{}", options_.folder, key);
}

mirror mirrors::open_blocking(std::string_view key, const std::stop_token& stop) const {
    const std::string path = path_of(key) + ".git";
    const std::string lock = path_of(key) + ".lock";
    for (;;) {
        file_lock use = file_lock::take_blocking(lock, file_lock::mode::shared, stop);
        if (fs::exists(path)) {
            result<repository> repo = repository::open_bare(path);
            if (!repo) throw damaged_mirror(repo.error().message);
            std::ofstream(fmt::format("{}/{}", path, used_mark)) << '\n';
            return {std::move(use), path, std::move(*repo), options_};
        }
        use = file_lock::take_blocking(fmt::format("{}.make", lock), file_lock::mode::exclusive, stop);
        if (!fs::exists(path)) make_mirror(path);
    }
}

void mirrors::remove_blocking(std::string_view key, const std::stop_token& stop) const {
    const file_lock use = file_lock::take_blocking(path_of(key) + ".lock", file_lock::mode::exclusive, stop);
    fs::remove_all(path_of(key) + ".git");
}

std::vector<std::string> mirrors::evict_blocking() const {
    return evict_down_to(options_.quota);
}

std::vector<std::string> mirrors::evict_unused_blocking() const {
    return evict_down_to(0);
}

std::vector<std::string> mirrors::gather_packs_blocking(const std::stop_token& stop) const {
    std::vector<std::string> gathered;
    for (const fs::directory_entry& entry : fs::directory_iterator(options_.folder)) {
        if (entry.path().extension() != ".git" || count_packs(entry.path()) <= options_.most_packs) continue;
        const std::string key = entry.path().stem().string();
        const std::optional<file_lock> unused = file_lock::try_take(path_of(key) + ".lock", file_lock::mode::exclusive);
        if (!unused) continue;
        program_input what;
        what.arguments = {"--git-dir=" + entry.path().string(), "repack", "-a", "-d", "--quiet"};
        what.settings = {{"pack.threads", "1"}};
        what.limit = options_.limit;
        // One that fails has changed nothing; what is wrong shows at the next fetch.
        if (run_git_blocking(what, stop).status == 0) gathered.push_back(key);
    }
    return gathered;
}

std::vector<std::string> mirrors::evict_down_to(std::uint64_t size) const {
    std::vector<kept_mirror> kept;
    std::uint64_t total = 0;
    for (const fs::directory_entry& entry : fs::directory_iterator(options_.folder)) {
        if (entry.path().extension() != ".git") continue;
        std::error_code ec;
        fs::file_time_type used = fs::last_write_time(entry.path() / used_mark, ec);
        if (ec) used = fs::file_time_type::min();
        kept.push_back({entry.path().stem().string(), size_of(entry.path()), used});
        total += kept.back().size;
    }
    std::ranges::sort(kept, {}, &kept_mirror::used);
    std::vector<std::string> removed;
    for (const kept_mirror& m : kept) {
        if (total <= size) break;
        if (!file_lock::try_take(path_of(m.key) + ".lock", file_lock::mode::exclusive)) continue;
        fs::remove_all(path_of(m.key) + ".git");
        total -= m.size;
        removed.push_back(m.key);
    }
    return removed;
}

} // namespace delta::git
