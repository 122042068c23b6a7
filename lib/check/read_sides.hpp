// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string_view>

#include "async/work_list.hpp"
#include "check/blob_index.hpp"
#include "syntax/surface.hpp"

namespace delta::check {

// A changed file before or after the change; everything outlives the reading.
struct file_side {
    std::string_view oid, path, bytes;
    syntax::surface& out;
};

// Reads both sides of a file, or takes them from the index; `stored` may be null. The tree of the one helps to make
// that of the other, so that what has not changed is parsed once (but of C and C++). Part of it may be added to `work`.
// `side_read` is called after each of the two.
void read_sides(blob_index* stored, syntax::language lang, const file_side& before, const file_side& after,
                async::work_list& work, const std::function<void()>& side_read);

} // namespace delta::check
