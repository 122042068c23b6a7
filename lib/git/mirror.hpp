// SPDX-License-Identifier: Apache-2.0
// Bare copies of hosted repositories, without the contents of files until they are asked for. Any number of processes
// on one machine may share a folder of mirrors. Everything here blocks; nothing of a repository is ever executed.
#pragma once

#include <chrono>
#include <cstdint>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "base/secret.hpp"
#include "git/file_lock.hpp"
#include "git/program.hpp"
#include "git/repository.hpp"

namespace delta::git {

// The mirror's objects cannot be read or written; it is made again after `mirrors::remove_blocking`.
class damaged_mirror : public git_failure {
  public:
    using git_failure::git_failure;
    bool retryable() const noexcept override { return true; }
};

// No room under the folder of the mirrors.
class disk_full : public git_failure {
  public:
    using git_failure::git_failure;
    bool retryable() const noexcept override { return true; }
};

struct origin {
    std::string url;      // http or https, without credentials
    secret authorization; // of the header: "Basic …"; empty for none. Reaches git by its environment alone.
};

struct mirror_options {
    std::string folder; // is made, for this user alone
    std::uint64_t quota = 20ULL << 30U;
    std::size_t most_packs = 50; // of one mirror
    std::string ca_file = {};    // PEM of whom to trust instead of the system's
    secret proxy = {};           // http://user:password@host:port
    std::string no_proxy = {};
    std::chrono::milliseconds limit = std::chrono::minutes(10); // of one exchange
};

// Which files of what is new come with it.
enum class files : std::uint8_t {
    none,  // trees alone: right where much may be new
    small, // those below 1 MiB: one exchange less where little is
};

// In use: nobody removes it until the end of the scope.
class mirror {
  public:
    const repository& repo() const { return repo_; }
    const std::string& path() const { return path_; }

    // Fetches commits and trees of references ("+refs/pull/7/head:refs/pull/7/head") or ids. Errors: not_found when
    // the repository or a reference is not there, unauthorized, forbidden, upstream for everything of the network.
    result<void> fetch_blocking(const origin& from, const std::vector<std::string>& references,
                                const std::stop_token& stop, files with = files::none);
    // The contents of all files of these commits that are not here yet, in one exchange.
    result<void> fetch_files_blocking(const origin& from, const std::vector<std::string>& commits,
                                      const std::stop_token& stop);
    // Moves a branch of the origin from `expected` ("" when it must be new) to `commit`; with no commit it is deleted.
    // Errors as above, and conflict when the branch is elsewhere.
    result<void> push_blocking(const origin& to, const std::string& commit, const std::string& branch,
                               const std::string& expected, const std::stop_token& stop);

  private:
    friend class mirrors;
    mirror(file_lock use, std::string path, repository repo, const mirror_options& options)
        : use_(std::move(use)), path_(std::move(path)), repo_(std::move(repo)), options_(options) {}
    program_output run(const origin& with, std::vector<std::string> arguments, std::string_view input,
                       const std::stop_token& stop) const;

    file_lock use_;
    std::string path_;
    repository repo_;
    mirror_options options_;
};

class mirrors {
  public:
    explicit mirrors(mirror_options options);
    // Makes it when it is not there. `key` is letters, digits and '-'.
    mirror open_blocking(std::string_view key, const std::stop_token& stop) const;
    // Waits until nobody uses it.
    void remove_blocking(std::string_view key, const std::stop_token& stop) const;
    // Removes those used longest ago, and none in use, until the rest fits the quota. Returns their keys.
    std::vector<std::string> evict_blocking() const;
    // All that is not in use: for when the disk is full.
    std::vector<std::string> evict_unused_blocking() const;
    // Each fetch leaves a pack, and every look for what is not there opens all of them: those that have many get one,
    // unless somebody uses them. Returns their keys.
    std::vector<std::string> gather_packs_blocking(const std::stop_token& stop) const;

  private:
    std::vector<std::string> evict_down_to(std::uint64_t size) const;
    std::string path_of(std::string_view key) const;
    mirror_options options_;
};

} // namespace delta::git
