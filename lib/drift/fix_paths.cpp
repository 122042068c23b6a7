// SPDX-License-Identifier: Apache-2.0
// Files that moved.
#include <algorithm>

#include "base/text.hpp"
#include "drift/fix_edits.hpp"

namespace delta::drift {
namespace {

std::vector<std::string_view> folders_of(std::string_view path) {
    std::vector<std::string_view> parts = split(path, '/');
    parts.pop_back();
    return parts;
}

// `target` from the folder `from`; "" when it climbs out of the tree.
std::string resolve(std::vector<std::string_view> from, std::string_view target) {
    std::string out;
    for (const std::string_view part : split(target, '/')) {
        if (part.empty() || part == ".") continue;
        if (part == "..") {
            if (from.empty()) return {};
            from.pop_back();
        } else {
            from.push_back(part);
        }
    }
    for (const std::string_view part : from) out.append(out.empty() ? "" : "/").append(part);
    return out;
}

std::string relative(const std::vector<std::string_view>& from, std::string_view target) {
    const std::vector<std::string_view> to = split(target, '/');
    std::size_t same = 0;
    while (same < from.size() && same + 1 < to.size() && from[same] == to[same]) ++same;
    std::string out;
    for (std::size_t i = same; i < from.size(); ++i) out += "../";
    for (std::size_t i = same; i < to.size(); ++i) out.append(to[i]).append(i + 1 < to.size() ? "/" : "");
    return out;
}

} // namespace

std::string repoint(std::string_view text, bool is_link, std::string_view doc_path, std::string_view old_path,
                    std::string_view new_path) {
    if (text == old_path && !is_link) return std::string(new_path);
    if (text.starts_with('/') && text.substr(1) == old_path) return "/" + std::string(new_path);
    const std::vector<std::string_view> folder = folders_of(doc_path);
    const bool dotted = text.starts_with("./");
    if (is_link || text.starts_with("../")) {
        if (resolve(folder, text) != old_path) return {};
        std::string out = relative(folder, new_path);
        return dotted && !out.starts_with("../") ? "./" + out : out;
    }
    if (dotted && text.substr(2) == old_path) return "./" + std::string(new_path);
    // The tail of the path: both paths must share what the document leaves out.
    if (!old_path.ends_with(text)) return {};
    const std::string_view left_out = old_path.substr(0, old_path.size() - text.size());
    return left_out.ends_with('/') && new_path.starts_with(left_out) ? std::string(new_path.substr(left_out.size()))
                                                                     : std::string();
}

std::vector<edit> move_edits(const doc_file& doc, const fact& f, const candidate& what) {
    std::vector<edit> out;
    for (const std::uint32_t i : what.mentions) {
        const docs::mention& m = doc.parsed.mentions[i];
        if (m.where.end > doc.bytes.size() || m.where.begin >= m.where.end) continue;
        if (doc.bytes.substr(m.where.begin, m.where.end - m.where.begin) != m.text) continue;
        std::string text = repoint(m.text, m.kind == docs::mention_kind::link, doc.path, f.name, f.new_name);
        if (!text.empty()) out.push_back({m.where.begin, m.where.end, std::move(text)});
    }
    return out;
}

} // namespace delta::drift
