// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "pg/rows.hpp"
#include "store/repositories.hpp"

namespace delta::store {

// Of `repositories r` and `installations i`.
inline constexpr std::string_view repository_columns =
    "r.id, r.installation_id, r.repo_name, r.is_active, r.is_suspended, r.avatar_url, r.docs_root_path, "
    "r.target_branch, r.style_preference, r.file_ignore_patterns, r.reviewer, r.docs_policies, r.last_synced_at, "
    "r.created_at, i.user_id";

repository read_repository(const pg::row& r);

} // namespace delta::store
