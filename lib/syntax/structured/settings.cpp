// SPDX-License-Identifier: Apache-2.0
// Files without a reader of their own: every key is a configuration key.
#include "syntax/structured/formats.hpp"

namespace delta::syntax::structured {
namespace {

constexpr int max_key_depth = 6;

void walk(const entry& e, std::string& path, int depth, collector& out) {
    if (depth == max_key_depth) return;
    for (const entry& child : e.children) {
        // What stands in a list is data; "<<" only merges other keys in.
        if (child.key.empty() || child.key == "<<") continue;
        const std::size_t before = path.size();
        path.append(path.empty() ? "" : ".").append(child.key);
        out.add(element_kind::config_key, child, path);
        if (child.kind == shape::mapping) walk(child, path, depth + 1, out);
        path.resize(before);
    }
}

} // namespace

void add_settings(const entry& e, const std::string& path, collector& out) {
    std::string at = path;
    walk(e, at, 0, out);
}

void read_settings(const entry& root, collector& out) {
    add_settings(root, {}, out);
}

} // namespace delta::syntax::structured
