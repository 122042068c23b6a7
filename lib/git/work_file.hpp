// SPDX-License-Identifier: Apache-2.0
// Files of a work tree, opened without ever leaving it through a symbolic link.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.hpp"
#include "git/handle.hpp"
#include "git/repository.hpp"

namespace delta::git {

struct work_file_id {
    git_oid id{};
    std::uint64_t size = 0;
};

// Raw bytes of a file, or the target of a link. A folder on the way that is a link makes it not_found.
result<std::string> read_work_file(const std::string& work_tree, std::string_view path, std::uint64_t limit);

// The id that `git hash-object --no-filters` would give; nothing when the file vanished or may not be read.
std::optional<work_file_id> hash_work_file(const std::string& work_tree, std::string_view path);

// Puts `after` in the place of a file whose bytes are `before`, in one step and with its mode. Refused, each with an
// error: links, folders on the way that are links, a file that has other bytes or may not be written.
result<void> replace_work_file(const std::string& work_tree, std::string_view path, std::string_view before,
                               std::string_view after);

} // namespace delta::git
