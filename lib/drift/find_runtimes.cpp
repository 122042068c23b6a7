// SPDX-License-Identifier: Apache-2.0
// Versions of languages and runtimes that documents ask for and the manifest no longer does.
#include "drift/candidate.hpp"
#include "drift/runtime_version.hpp"

namespace delta::drift {
namespace {

constexpr std::size_t reach = 160;

// A sentence ends at a full stop, a list's next item or an empty line.
bool ends_sentence(std::string_view text, std::size_t at) {
    const char next = at + 1 < text.size() ? text[at + 1] : '\n';
    if (text[at] == '.') return next == ' ' || next == '\n';
    return text[at] == '\n' && (next == '\n' || next == '-' || next == '*' || next == '|');
}

std::string_view sentence_before(std::string_view text, std::size_t at) {
    std::size_t begin = at;
    while (begin > 0 && at - begin < reach && !ends_sentence(text, begin - 1)) --begin;
    return text.substr(begin, at - begin);
}

std::string_view sentence_after(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && end - at < reach && !ends_sentence(text, end)) ++end;
    return text.substr(at, end - at);
}

} // namespace

void find_runtimes(const context& c, std::vector<candidate>& out) {
    for (std::uint32_t i = 0; i < c.delta.facts.size(); ++i) {
        const fact& f = c.delta.facts[i];
        if (f.kind != fact_kind::value_changed || f.what != syntax::element_kind::version) continue;
        const std::string before = required_version(f.old_value);
        const std::string now = required_version(f.new_value);
        for (const std::string& name : names_in_prose(f.name))
            for (const hit& h : c.index.find(name)) {
                const docs::mention& m = c.docs[h.doc].parsed.mentions[h.mention];
                if (m.kind != docs::mention_kind::value || m.subject != name || !is_outdated(m.text, before, now))
                    continue;
                const std::string_view text = c.docs[h.doc].bytes;
                if (!is_requirement(sentence_before(text, m.where.begin), sentence_after(text, m.where.end))) continue;
                candidate what = candidate_at(c, family::value, "changed-version", i, h);
                what.mention = m.text;
                add_strength(what, h);
                what[feature::value_stated] = 1;
                what[feature::value_specific] = 1;
                what[feature::sure_flip] = 1;
                out.push_back(std::move(what));
            }
    }
}

} // namespace delta::drift
