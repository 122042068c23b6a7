// SPDX-License-Identifier: Apache-2.0
#include "check/suppress.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "check/suggestion.hpp"
#include "drift/rule.hpp"

namespace delta::check {

namespace {

struct silencer {
    std::string by;
    std::string reason;
};

bool covers(const docs::suppression& s, const drift::finding& f) {
    if (s.rule != "*" && s.rule != f.rule) return false;
    // A finding about a document as a whole has no line; only its rule's name silences it.
    if (f.doc.start == 0) return s.rule != "*";
    return f.doc.start <= s.last_line && f.doc.end >= s.first_line;
}

bool covers(const config_suppression& s, const drift::finding& f) {
    if (!s.id.empty()) return s.id == f.id;
    return (s.rule == "*" || s.rule == f.rule) && (s.path.empty() || matches(s.path, f.doc.path));
}

std::string to_string(const std::chrono::year_month_day& date) {
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day()));
}

std::vector<std::string_view> rule_ids() {
    std::vector<std::string_view> ids;
    for (const drift::rule_info& rule : drift::rules()) ids.push_back(rule.id);
    return ids;
}

class suppressor {
  public:
    suppressor(drift::verdict& v, const suppressions& all)
        : v_(v), all_(all), config_used_(all.settings.suppressions.size(), false) {
        for (const auto& [path, ones] : all.inline_ones)
            inline_used_.emplace(path, std::vector<bool>(ones.size(), false));
    }

    void apply() {
        std::vector<drift::finding> kept;
        for (drift::finding& f : v_.findings) {
            std::optional<silencer> found = find_inline(f);
            if (std::optional<silencer> in_config = find_config_one(f); !found) found = std::move(in_config);
            if (!found)
                kept.push_back(std::move(f));
            else
                v_.suppressed.push_back({std::move(f), std::move(found->by), std::move(found->reason)});
        }
        v_.findings = std::move(kept);
        note_inline_ones();
        note_config_ones();
    }

  private:
    // Every one that covers the finding counts as used, so that none is called useless because another was first.
    std::optional<silencer> find_inline(const drift::finding& f) {
        const auto ones = all_.inline_ones.find(f.doc.path);
        if (ones == all_.inline_ones.end()) return std::nullopt;
        std::vector<bool>& used = inline_used_.find(f.doc.path)->second;
        std::optional<silencer> first;
        for (std::size_t i = 0; i < ones->second.size(); ++i) {
            const docs::suppression& s = ones->second[i];
            if (!covers(s, f)) continue;
            used[i] = true;
            if (!first) first = silencer{fmt::format("{}:{}", f.doc.path, s.line), s.reason};
        }
        return first;
    }

    std::optional<silencer> find_config_one(const drift::finding& f) {
        std::optional<silencer> first;
        for (std::size_t i = 0; i < all_.settings.suppressions.size(); ++i) {
            const config_suppression& s = all_.settings.suppressions[i];
            if (is_expired(s) || !covers(s, f)) continue;
            config_used_[i] = true;
            if (!first) first = silencer{s.place, s.reason};
        }
        return first;
    }

    bool is_expired(const config_suppression& s) const { return s.expires && all_.today > *s.expires; }

    void note_inline_ones() {
        const std::vector<std::string_view> ids = rule_ids();
        for (const auto& [path, ones] : all_.inline_ones) {
            for (std::size_t i = 0; i < ones.size(); ++i) {
                const std::string place = fmt::format("{}:{}", path, ones[i].line);
                const bool known = ones[i].rule == "*" || drift::find_rule(ones[i].rule);
                if (!known)
                    v_.notes.push_back(fmt::format("{}: no rule is called \"{}\"{}, so nothing is suppressed.", place,
                                                   ones[i].rule, did_you_mean(ones[i].rule, ids)));
                else if (all_.tell_unused && !inline_used_.at(path)[i])
                    v_.notes.push_back(fmt::format("{}: this suppression silences nothing.", place));
            }
        }
    }

    void note_config_ones() {
        for (std::size_t i = 0; i < all_.settings.suppressions.size(); ++i) {
            const config_suppression& s = all_.settings.suppressions[i];
            const std::string owner = s.owner.empty() ? "" : fmt::format(" (owner: {})", s.owner);
            if (is_expired(s))
                v_.notes.push_back(fmt::format("{}: this suppression expired on {} and no longer applies{}.", s.place,
                                               to_string(*s.expires), owner));
            else if (all_.tell_unused && !config_used_[i])
                v_.notes.push_back(fmt::format("{}: this suppression silences nothing{}.", s.place, owner));
        }
    }

    drift::verdict& v_;
    const suppressions& all_;
    std::map<std::string, std::vector<bool>, std::less<>> inline_used_;
    std::vector<bool> config_used_;
};

} // namespace

void apply_rules(drift::verdict& v, const config& settings) {
    const auto setting = [&](const drift::finding& f) {
        const auto found = settings.rules.find(f.rule);
        return found == settings.rules.end() ? rule_setting::on : found->second;
    };
    std::erase_if(v.findings, [&](const drift::finding& f) { return setting(f) == rule_setting::off; });
    for (drift::finding& f : v.findings)
        if (setting(f) == rule_setting::advisory) f.advisory = true;
}

void apply_suppressions(drift::verdict& v, const suppressions& all) {
    suppressor(v, all).apply();
}

} // namespace delta::check
