// SPDX-License-Identifier: Apache-2.0
#include "docs/rst_targets.hpp"

#include "base/text.hpp"

namespace delta::docs {

std::string rst_id(std::string_view name) {
    std::string out;
    for (const char c : name) {
        const bool kept = is_alpha(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80;
        if (kept) {
            out += is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
        } else if (!out.empty() && !out.ends_with('-')) {
            out += '-';
        }
    }
    if (out.ends_with('-')) out.pop_back();
    return out;
}

std::optional<rst_target_head> find_rst_target(std::string_view text) {
    std::size_t colon = 0;
    if (text.starts_with('`')) {
        const std::size_t close = text.find("`:", 1);
        if (close == text.npos) return std::nullopt;
        colon = close + 1;
    } else {
        while (colon < text.size() && (text[colon] != ':' || text[colon - (colon > 0)] == '\\')) ++colon;
    }
    if (colon == 0 || colon >= text.size()) return std::nullopt;
    if (colon + 1 < text.size() && !is_space(text[colon + 1])) return std::nullopt;
    rst_target_head head{text.substr(0, colon), trim(text.substr(colon + 1))};
    if (head.name.starts_with('`')) head.name = head.name.substr(1, head.name.size() - 2);
    return head;
}

rst_targets::rst_targets(const source_lines& source) {
    for (std::size_t i = 0; i < source.size(); ++i) {
        if (!source.text(i).starts_with(".. _")) continue;
        const std::optional<rst_target_head> head = find_rst_target(source.text(i).substr(4));
        if (head) destinations_.try_emplace(rst_id(head->name), head->destination);
    }
}

std::string rst_targets::destination(std::string_view name) const {
    const std::string id = rst_id(name);
    const auto found = destinations_.find(id);
    const bool outside = found != destinations_.end() && !found->second.empty() && !found->second.ends_with('_');
    return outside ? found->second : "#" + id;
}

} // namespace delta::docs
