// SPDX-License-Identifier: Apache-2.0
#include "drift/tell.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/hash.hpp"
#include "base/text.hpp"
#include "base/utf8.hpp"
#include "drift/fix.hpp"
#include "drift/names.hpp"
#include "drift/rule.hpp"
#include "drift/score.hpp"
#include "drift/values.hpp"

namespace delta::drift {
namespace {

constexpr std::size_t max_excerpt = 600;

std::string excerpt(const context& c, std::string_view text, std::uint32_t first, std::uint32_t last) {
    if (first == 0 || text.empty()) return {};
    const line_index& lines = c.lines.of(text);
    const std::size_t begin = lines.offset_of(first);
    std::size_t end = std::max(begin, lines.offset_of(last + 1));
    if (end > begin && text[end - 1] == '\n') --end;
    const std::string_view shown = text.substr(begin, end - begin);
    if (shown.size() <= max_excerpt) return std::string(shown);
    return std::string(shown.substr(0, floor_of_character(shown, max_excerpt)));
}

witness code_witness(const context& c, const std::string& path, std::string_view bytes, line_range lines) {
    if (lines.first == 0) return {};
    constexpr std::uint32_t shown = 8;
    return {path, lines.first, lines.last, excerpt(c, bytes, lines.first, std::min(lines.last, lines.first + shown))};
}

std::string quoted(std::string_view s) {
    return fmt::format("`{}`", s);
}

std::string noun(const fact& f) {
    if (f.is_parameter) return fmt::format("parameter of {}", quoted(f.container));
    return f.is_element ? std::string(syntax::to_string(f.what)) : "name";
}

std::string plural(std::string_view noun) {
    if (noun.ends_with("ty")) return fmt::format("{}ies", noun.substr(0, noun.size() - 1));
    return fmt::format("{}{}", noun, noun.ends_with('s') ? "es" : "s");
}

std::string plural_noun(const fact& f) {
    if (f.is_parameter) return fmt::format("parameters of {}", quoted(f.container));
    return plural(f.is_element ? syntax::to_string(f.what) : "name");
}

// "parameter `depth` of `load`", "function `load`"
std::string noun_and_name(const fact& f) {
    return f.is_parameter ? fmt::format("parameter {} of {}", quoted(f.name), quoted(f.container))
                          : fmt::format("{} {}", noun(f), quoted(f.name));
}

// What is not plain is shown as it is written: ">=3.9".
std::string shown_value(const std::string& written) {
    const std::string plain = plain_value(written);
    return quoted(plain.empty() ? written : plain);
}

std::string claim_of(const context& c, const candidate& what, const fact& f) {
    switch (what.kind) {
        case family::gone:
            return quoted(f.name) + (f.kind == fact_kind::deprecated ? " is there to be used" : " exists");
        case family::value:
            if (f.kind == fact_kind::type_changed)
                return fmt::format("{} has the type {}", quoted(f.name), quoted(f.old_value));
            return fmt::format("{} is {}", quoted(f.name), shown_value(f.old_value));
        case family::replaced:
            return fmt::format("{} still holds for what stands beside it", quoted(f.name));
        case family::signature:
            return fmt::format("{} takes these arguments", quoted(what.mention));
        case family::missing:
            return fmt::format("this part of {} lists the {} that {} belongs to", c.docs[what.doc].path, plural_noun(f),
                               quoted(f.name));
        case family::text:
            return "this text is what the code says";
        case family::touched:
            return fmt::format("this is how {} behaves", quoted(f.name));
    }
    return {};
}

std::string type_explanation(const fact& f) {
    return fmt::format("The type {} of {} is now {}.", quoted(f.old_value), quoted(f.qualified), quoted(f.new_value));
}

std::string explanation_of(const candidate& what, const fact& f, const std::vector<std::string>& others) {
    switch (what.kind) {
        case family::gone:
            if (f.kind == fact_kind::file_moved)
                return fmt::format("The file {} is now {}.", quoted(f.name), quoted(f.new_name));
            if (f.kind == fact_kind::file_removed) return fmt::format("The file {} was deleted.", quoted(f.name));
            if (f.kind == fact_kind::deprecated)
                return fmt::format("The code now says that {} is deprecated.", quoted(f.name));
            if (f.left_package) return fmt::format("The package no longer shows {} to the outside.", quoted(f.name));
            if (!f.new_name.empty())
                return fmt::format("The {} is now called {}.", noun_and_name(f), quoted(f.new_name));
            return fmt::format("The {} was removed.", noun_and_name(f));
        case family::value:
            if (f.kind == fact_kind::type_changed) return type_explanation(f);
            return fmt::format("{} was {} and is now {}.", quoted(f.qualified), shown_value(f.old_value),
                               f.new_value.empty() ? "gone" : shown_value(f.new_value));
        case family::replaced:
            return fmt::format("The code beside {} no longer has {}.", quoted(f.neighbours.front()), quoted(f.name));
        case family::signature:
            if (f.kind == fact_kind::type_changed) return type_explanation(f);
            if (f.kind == fact_kind::signature_lost)
                return fmt::format("No {} takes parameters of these types any more.", quoted(f.name));
            if (f.kind == fact_kind::parameter_added)
                return fmt::format("{} has a new parameter {}.", quoted(f.container), quoted(f.name));
            if (!f.new_name.empty())
                return fmt::format("The {} is now called {}.", noun_and_name(f), quoted(f.new_name));
            return fmt::format("The {} was removed.", noun_and_name(f));
        case family::missing: {
            std::string names = quoted(f.name);
            for (std::size_t i = 0; i < others.size() && i < 4; ++i) names += ", " + quoted(others[i]);
            if (others.size() > 4) names += fmt::format(" and {} more", others.size() - 4);
            return others.empty()
                       ? fmt::format("The new {} {} is not in this list, which has its siblings.", noun(f), names)
                       : fmt::format("The new {} {} are not in this list, which has their siblings.", plural_noun(f),
                                     names);
        }
        case family::touched:
            return fmt::format("The code behind the {} {} was changed.", noun(f), quoted(f.name));
        case family::text:
            return "The code's own text, which this repeats, was changed.";
    }
    return {};
}

// Bound to the claim and to the state of its code, so that a suppression lapses when the code changes again.
std::string id_of(const context& c, const candidate& what, const fact& f) {
    std::string key = what.rule;
    for (const std::string_view part :
         {std::string_view(c.docs[what.doc].path), std::string_view(what.mention), std::string_view(f.qualified),
          std::string_view(f.old_value), std::string_view(f.new_value), std::string_view(f.new_name)})
        key.append("\0", 1).append(part);
    if (what.kind != family::missing && !what.mentions.empty()) {
        const docs::document& doc = c.docs[what.doc].parsed;
        key.append("\0", 1).append(doc.sections[doc.mentions[what.mentions.front()].section].path);
    }
    // Nothing has a name here: the words themselves say which claim it is, and which text of the code it repeats.
    if (what.kind == family::text) {
        key.append("\0", 1).append(excerpt(c, c.docs[what.doc].bytes, what.first_line, what.last_line));
        key.append("\0", 1).append(excerpt(c, c.changes[f.file].before_bytes, f.before.first, f.before.last));
    }
    return to_hex(hash64(key));
}

change_type change_of(const fact& f) {
    switch (f.kind) {
        case fact_kind::added:
        case fact_kind::parameter_added:
            return change_type::added;
        case fact_kind::removed:
        case fact_kind::parameter_removed:
        case fact_kind::file_removed:
            return change_type::deleted;
        default:
            return change_type::modified;
    }
}

} // namespace

finding tell(const context& c, const candidate& what, const std::vector<std::string>& others) {
    const fact& f = c.delta.facts[what.fact];
    const source_change& change = c.changes[f.file];
    finding out;
    out.id = id_of(c, what, f);
    out.kind = what.kind == family::missing                                ? finding_kind::missing_docs
               : what.kind == family::text || what.kind == family::touched ? finding_kind::ambiguous_docs
                                                                           : finding_kind::outdated_docs;
    out.rule = what.rule;
    out.score = what.score;
    out.confidence = what[feature::whole_mention] > 0 || what[feature::strength_entry] > 0 ? 0.9 : 0.7;
    const rule_info* const rule = find_rule(what.rule);
    out.advisory = what[feature::advisory_doc] > 0 || (rule != nullptr && rule->advisory);
    out.change = change_of(f);
    const doc_file& doc = c.docs[what.doc];
    out.doc = {doc.path, what.first_line, what.last_line, excerpt(c, doc.bytes, what.first_line, what.last_line)};
    out.code_before =
        code_witness(c, change.old_path.empty() ? change.path : change.old_path, change.before_bytes, f.before);
    out.code_after = code_witness(c, change.path, change.after_bytes, f.after);
    if (out.code_before.path.empty() && out.code_after.path.empty()) out.code_after = {change.path, 0, 0, {}};
    out.mention = what.mention;
    out.claim = claim_of(c, what, f);
    out.explanation = explanation_of(what, f, others);
    out.mend = find_fix(c, what);
    out.evidences = explain(what);
    return out;
}

} // namespace delta::drift
