// SPDX-License-Identifier: Apache-2.0
// The files beside the repository's code and documents that a check reads: its configuration and a baseline. Blocking.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/error.hpp"
#include "check/baseline.hpp"
#include "check/config.hpp"
#include "git/repository.hpp"

namespace delta::check {

// A file of the disk. Folders, missing and unreadable files, and those over `limit` bytes are errors.
result<std::string> read_file_blocking(const std::string& path, std::uint64_t limit);

// The configuration of a run: from `file` on the disk when it is given, else the one the head has, else an empty one.
result<config> load_config_blocking(const git::repository& repo, const git::side& head,
                                    const std::optional<std::string>& file);

result<baseline> load_baseline_blocking(const std::string& file);

} // namespace delta::check
