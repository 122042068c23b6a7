// SPDX-License-Identifier: Apache-2.0
#include "syntax/structured/collector.hpp"

#include <utility>

namespace delta::syntax::structured {

span collector::where(std::string_view piece) const {
    const auto begin = static_cast<std::size_t>(piece.data() - bytes_.data());
    const std::size_t end = begin + piece.size();
    const line_index::position first = lines_.at(begin);
    const line_index::position last = lines_.at(end);
    return {static_cast<std::uint32_t>(begin),
            static_cast<std::uint32_t>(end),
            first.line,
            first.column,
            last.line,
            last.column};
}

void collector::add(const found& f) {
    if (f.name.empty() || out_.elements.size() >= max_elements) return;
    element made;
    made.kind = f.kind;
    made.name = f.spelled.empty() ? std::string(f.name) : f.spelled;
    made.qualified = f.qualified.empty() ? made.name : f.qualified;
    made.where = where(trim(f.whole));
    made.name_span = where(f.name);
    if (f.value.size() <= max_value) made.value = f.value;
    if (f.type.size() <= max_value) made.type = f.type;
    made.method = f.method;
    out_.elements.push_back(std::move(made));
}

void collector::add(element_kind kind, const entry& e, const std::string& path) {
    add({.kind = kind, .name = e.key, .qualified = path, .whole = e.whole, .value = e.value});
}

void collector::add_all(element_kind kind, const entry& root, std::string_view pattern) {
    for_each(root, pattern, [&](const entry& e, const std::string& path) { add(kind, e, path); });
}

} // namespace delta::syntax::structured
