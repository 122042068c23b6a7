// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>

#include "drift/fix.hpp"
#include "drift/values.hpp"

namespace delta::drift {
namespace {

constexpr std::size_t max_fixes = 200;

// A finding's place does not move when a fix is made: fixes keep the lines.
using finding_key = std::tuple<std::string, std::string, std::uint32_t, std::uint32_t>;

finding_key key_of(const finding& f) {
    return {f.rule, f.mention, f.doc.start, f.doc.end};
}

bool takes_name_away(fact_kind k) {
    return k == fact_kind::removed || k == fact_kind::renamed || k == fact_kind::parameter_removed ||
           k == fact_kind::parameter_renamed;
}

// What of a name changed; facts and findings of the same kind about the same name are told apart by nothing else.
std::string subject_of(bool is_value, bool is_parameter, const std::string& name) {
    return (is_value ? "value " : is_parameter ? "parameter " : "name ") + name;
}

std::string subject_of(const finding& f) {
    return subject_of(f.rule.starts_with("changed-"), f.rule == "renamed-parameter", f.mention);
}

// Names with which several things became different ones: a document that says the name may mean either.
std::set<std::string> contested_subjects(const code_delta& delta) {
    std::map<std::string, std::string> outcomes;
    std::set<std::string> out;
    for (const fact& f : delta.facts) {
        const bool is_value = f.kind == fact_kind::value_changed;
        if (!is_value && (!takes_name_away(f.kind) || (!f.is_element && !f.is_parameter))) continue;
        const std::string subject = subject_of(is_value, f.is_parameter, f.name);
        const std::string now = is_value ? plain_value(f.new_value) : f.new_name;
        const auto [at, fresh] =
            outcomes.try_emplace(is_value ? subject + "=" + plain_value(f.old_value) : subject, now);
        if (!fresh && at->second != now) out.insert(subject);
    }
    return out;
}

class verifier {
  public:
    explicit verifier(const input& in) : in_(in) {
        for (const fact& f : in.delta.facts) {
            // What repeats a text of the code is bound to the document's number among all, and no fix bears on it.
            if (f.kind == fact_kind::text_changed) continue;
            all_.facts.push_back(f);
            if (f.kind != fact_kind::added && f.kind != fact_kind::parameter_added) old_.facts.push_back(f);
        }
        for (const doc_file& d : in.docs)
            for (const docs::mention& m : d.parsed.mentions)
                if (m.kind == docs::mention_kind::anchor || m.kind == docs::mention_kind::link)
                    if (const std::size_t at = m.text.find('#'); at != m.text.npos)
                        links_.insert(m.text.substr(at + 1));
    }

    // Takes off what fails of the fixes of one document; the findings in order of their worth.
    void check(const doc_file& doc, const std::vector<finding*>& findings) {
        const std::set<finding_key> before = keys_in(doc, old_);
        std::vector<finding*> sound;
        for (finding* f : findings) {
            const bool apart = std::ranges::none_of(sound, [&](const finding* other) {
                return f->mend->start < other->mend->end && other->mend->start < f->mend->end;
            });
            if (apart && holds(doc, {f}, before, old_)) {
                sound.push_back(f);
            } else {
                f->mend.reset();
            }
        }
        if (sound.empty() || holds(doc, sound, keys_in(doc, all_), all_)) return;
        for (finding* f : sound) f->mend.reset();
    }

  private:
    std::set<finding_key> keys_in(const doc_file& doc, const code_delta& delta) const {
        // What the change itself wrote into the document is judged like everything else here, or the edited lines
        // would be taken for news.
        std::vector<doc_file> one = {doc};
        one.front().touched = false;
        std::set<finding_key> out;
        for (const finding& f : find({in_.changes, one, delta, in_.tree, in_.past})) out.insert(key_of(f));
        return out;
    }

    bool keeps_shape(const docs::document& a, const docs::document& b) const {
        if (a.sections.size() != b.sections.size() || a.blocks.size() != b.blocks.size()) return false;
        return std::ranges::all_of(a.anchors, [&](const std::string& anchor) {
            return !links_.contains(anchor) || std::ranges::binary_search(b.anchors, anchor);
        });
    }

    bool holds(const doc_file& doc, std::vector<finding*> fixed, const std::set<finding_key>& before,
               const code_delta& delta) const {
        std::ranges::sort(fixed, [](const finding* a, const finding* b) { return a->mend->start > b->mend->start; });
        std::string bytes(doc.bytes);
        for (const finding* f : fixed)
            bytes.replace(f->mend->start, f->mend->end - f->mend->start, f->mend->replacement);
        doc_file changed = doc;
        changed.bytes = bytes;
        changed.parsed = docs::read(doc.parsed.kind, doc.path, bytes);
        if (!keeps_shape(doc.parsed, changed.parsed)) return false;
        const std::set<finding_key> after = keys_in(changed, delta);
        return std::ranges::none_of(fixed, [&](const finding* f) { return after.contains(key_of(*f)); }) &&
               std::ranges::includes(before, after);
    }

    const input& in_;
    code_delta all_, old_;
    std::set<std::string> links_;
};

} // namespace

std::vector<finding> verify_fixes(const input& in, std::vector<finding> found) {
    const std::set<std::string> contested = contested_subjects(in.delta);
    std::map<std::string, std::vector<finding*>> by_doc;
    std::size_t count = 0;
    for (finding& f : found) {
        if (!f.mend) continue;
        if (count == max_fixes || contested.contains(subject_of(f))) {
            f.mend.reset();
            continue;
        }
        ++count;
        by_doc[f.doc.path].push_back(&f);
    }
    if (by_doc.empty()) return found;
    verifier v(in);
    for (const doc_file& doc : in.docs)
        if (const auto fixes = by_doc.find(doc.path); fixes != by_doc.end()) v.check(doc, fixes->second);
    return found;
}

} // namespace delta::drift
