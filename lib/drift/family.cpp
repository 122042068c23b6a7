// SPDX-License-Identifier: Apache-2.0
#include "drift/family.hpp"

#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "drift/names.hpp"

namespace delta::drift {
namespace {

using parts = std::vector<std::string>;

constexpr std::size_t fewest_for_affix = 3;

// The share of names that end (or begin) with the same part as `own`.
bool shares_part(const std::vector<parts>& all, const parts& own, bool last) {
    const auto part = [&](const parts& p) { return last ? p.back() : p.front(); };
    const auto same = std::ranges::count_if(all, [&](const parts& p) { return p.size() > 1 && part(p) == part(own); });
    return same >= static_cast<std::ptrdiff_t>(fewest_for_affix) &&
           same * 5 >= static_cast<std::ptrdiff_t>(all.size()) * 3;
}

std::string without_part(const parts& p, bool last) {
    return join(last ? parts(p.begin(), p.end() - 1) : parts(p.begin() + 1, p.end()), "_");
}

// The family with the shared part left out; empty when there is none. Names are given as loose keys.
family_names without_affix(const family_names& from) {
    family_names out;
    out.by_text = from.by_text;
    const parts own = name_parts(from.own.front());
    if (own.size() < 2) return out;
    std::vector<parts> all;
    for (const std::string& name : from.members) all.push_back(name_parts(name));
    for (const bool last : {true, false}) {
        if (!shares_part(all, own, last)) continue;
        out.own = {without_part(own, last)};
        for (const parts& p : all)
            if (p.size() > 2 && (last ? p.back() == own.back() : p.front() == own.front()))
                out.members.push_back(without_part(p, last));
        break;
    }
    if (own.size() < 3) out.members.clear();
    return out;
}

constexpr std::size_t max_files = 80;

std::string_view stem_of(std::string_view path) {
    const std::string_view name = path.substr(path.rfind('/') + 1);
    return name.substr(0, name.find('.'));
}

bool is_generic_stem(std::string_view stem) {
    return stem.empty() || stem == "index" || stem == "mod" || stem == "lib" || stem == "main" || stem == "__init__" ||
           stem == "utils" || stem == "types";
}

} // namespace

void add_file_families(const std::vector<source_change>& changes, const std::set<std::string>& head_paths,
                       code_delta& delta) {
    std::set<std::string_view> fresh;
    for (const source_change& c : changes)
        if (c.type == change_type::added) fresh.insert(c.path);
    for (fact& f : delta.facts) {
        if (f.kind != fact_kind::file_added || is_generic_stem(f.name)) continue;
        const std::string folder = f.qualified.substr(0, f.qualified.rfind('/') + 1);
        const std::string_view suffix = std::string_view(f.qualified).substr(f.qualified.rfind('.') + 1);
        for (auto at = head_paths.lower_bound(folder); at != head_paths.end() && at->starts_with(folder); ++at) {
            if (at->find('/', folder.size()) != at->npos || fresh.contains(*at)) continue;
            if (at->substr(at->rfind('.') + 1) != suffix || is_generic_stem(stem_of(*at))) continue;
            f.siblings.emplace_back(stem_of(*at));
            if (f.siblings.size() >= max_files) break;
        }
    }
}

void add_namesakes(const std::vector<doc_file>& docs, code_delta& delta) {
    constexpr std::size_t most = 40;
    std::set<std::string> fresh;
    std::map<std::string, std::set<std::string>> found; // by prefix
    for (const fact& f : delta.facts) {
        if (f.kind != fact_kind::added || f.is_parameter) continue;
        fresh.insert(f.name);
        const bool named = f.is_entry || f.what == syntax::element_kind::env_var ||
                           f.what == syntax::element_kind::macro || f.what == syntax::element_kind::config_key;
        if (!named) continue;
        if (std::string prefix = family_prefix(f.name); !prefix.empty()) found.try_emplace(std::move(prefix));
    }
    if (found.empty()) return;
    for (const doc_file& doc : docs)
        for (const docs::mention& m : doc.parsed.mentions)
            for (auto& [prefix, names] : found) {
                const std::size_t at = m.text.find(prefix);
                if (at == m.text.npos || (at > 0 && is_word(m.text[at - 1])) || names.size() >= most) continue;
                std::size_t end = at;
                while (end < m.text.size() && is_word(m.text[end])) ++end;
                if (const std::string name = m.text.substr(at, end - at); !fresh.contains(name)) names.insert(name);
            }
    for (fact& f : delta.facts) {
        if (f.kind != fact_kind::added || f.is_parameter) continue;
        const auto names = found.find(family_prefix(f.name));
        if (names != found.end() && names->second.size() >= 2)
            f.namesakes.assign(names->second.begin(), names->second.end());
    }
}

std::vector<family_names> families_of(const fact& f) {
    std::vector<family_names> out;
    const std::string owner(last_component(f.container));
    if (!f.siblings.empty() || !owner.empty()) out.push_back({f.siblings, {f.name}, false, owner});
    if (!f.neighbours.empty()) out.push_back({f.neighbours, {f.name}, true, {}});
    if (!f.namesakes.empty()) out.push_back({f.namesakes, {f.name}, true, {}});
    const std::size_t plain = out.size();
    for (std::size_t i = 0; i < plain; ++i)
        if (family_names stripped = without_affix(out[i]); !stripped.members.empty())
            out.push_back(std::move(stripped));
    return out;
}

} // namespace delta::drift
