// SPDX-License-Identifier: Apache-2.0
// One model of JSON, YAML, TOML and INI files, so that a manifest's reader need not know how it is written.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/node.hpp"
#include "syntax/surface.hpp"

namespace delta::syntax::structured {

enum class shape { empty, scalar, mapping, sequence };

// A key with its value, or an item of a list. All text points into the file.
struct entry {
    std::string_view key;   // without quotes; empty for the items of a list
    std::string_view value; // without quotes for a scalar, as written for a list of scalars, else empty
    std::string_view whole; // from the key to the end of the value
    shape kind = shape::empty;
    std::vector<entry> children;
};

// Files hold at most this many entries for us; the rest is data, not configuration.
inline constexpr std::size_t max_entries = 20'000;

// Builds the model of one file.
class builder {
  public:
    builder(std::string_view bytes, surface& out) : bytes_(bytes), out_(out) {}

    entry json(const node& root);
    entry yaml(const node& root);
    entry toml(const node& root);
    // `spaced` reads "key value" too, as many .conf files are written; `properties` knows no sections and keeps '#' in
    // values.
    enum class dialect { ini, spaced, properties };
    entry ini(dialect kind);

  private:
    bool full() const { return count_ >= max_entries; }
    // False, and the file is marked as too deep, when nesting has reached its bound.
    bool may_enter(int depth);
    entry& append(entry& parent, std::string_view key, std::string_view whole);

    void go_on(entry& e, std::string_view line, bool list);
    void json_value(const node& n, entry& into, int depth);
    void json_pairs(const node& n, entry& into, int depth);
    void yaml_value(const node& n, entry& into, int depth);
    void yaml_block(const node& n, entry& into, int depth);
    void toml_pairs(const node& n, entry& into, int depth);
    void toml_value(const node& n, entry& into, int depth);
    entry& toml_path(const node& key, entry& from, std::string_view whole, int depth = 0);

    std::string_view bytes_;
    surface& out_;
    std::size_t count_ = 0;
    std::map<std::string_view, std::string_view> anchors_; // scalars only: expanding whole trees invites bombs
};

// Text without the quotes around it: "x", 'x', """x""" and '''x'''.
std::string_view unquote(std::string_view text);

// A list of nothing but scalars may stand as a value.
bool is_plain_list(const entry& e);

// The first child of that key, or null.
const entry* find(const entry& e, std::string_view key);

// Calls `visit` with every entry at `pattern` ("jobs/*/env/*": keys, or '*' for any) and its path joined by dots.
// Lists on the way are entered, their items stand for themselves.
using visitor = std::function<void(const entry&, const std::string& path)>;
void for_each(const entry& root, std::string_view pattern, const visitor& visit);

} // namespace delta::syntax::structured
