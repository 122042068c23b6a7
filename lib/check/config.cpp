// SPDX-License-Identifier: Apache-2.0
#include "check/config.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

#include "base/text.hpp"
#include "check/suggestion.hpp"
#include "check/yaml.hpp"
#include "drift/rule.hpp"
#include "syntax/language.hpp"

namespace delta::check {

namespace {

std::string_view kind_of(const yaml_node& node) {
    switch (node.kind) {
        case yaml_node::shape::nothing:
            return "nothing";
        case yaml_node::shape::scalar:
            return "a single value";
        case yaml_node::shape::list:
            return "a list";
        case yaml_node::shape::map:
            return "keys and values";
    }
    return "something else";
}

std::vector<std::string_view> rule_ids() {
    std::vector<std::string_view> ids;
    for (const drift::rule_info& rule : drift::rules()) ids.push_back(rule.id);
    return ids;
}

std::vector<std::string_view> language_names() {
    std::vector<std::string_view> names;
    for (int i = 0; i <= static_cast<int>(syntax::language::dotenv); ++i)
        names.push_back(syntax::to_string(static_cast<syntax::language>(i)));
    return names;
}

bool contains(std::span<const std::string_view> words, std::string_view word) {
    return std::ranges::find(words, word) != words.end();
}

// Reads on after an error with empty values, and keeps the first error.
class config_reader {
  public:
    config_reader(std::string_view file, config& out) : file_(file), out_(out) {}

    void read(const yaml_node& root) {
        if (root.kind == yaml_node::shape::nothing) return;
        static constexpr std::array<std::string_view, 8> keys{"docs",      "ignore",  "rules", "languages",
                                                              "min_score", "fail_on", "block", "suppressions"};
        each_entry(root, keys, "the file", [this](std::string_view key, const yaml_node& value) {
            if (key == "docs") out_.docs = patterns(value);
            if (key == "ignore") out_.ignore = patterns(value);
            if (key == "rules") read_rules(value);
            if (key == "languages") read_languages(value);
            if (key == "min_score") out_.min_score = score(value);
            if (key == "fail_on") read_fail_on(value);
            if (key == "block") out_.block = boolean(value);
            if (key == "suppressions") read_suppressions(value);
        });
    }

    const std::optional<error>& wrong() const { return wrong_; }

  private:
    void refuse(const yaml_node& at, std::string message) {
        if (!wrong_) wrong_ = error{errc::invalid, std::move(message), place_of(file_, at)};
    }

    bool is_a(const yaml_node& node, yaml_node::shape kind, std::string_view what) {
        if (node.kind == kind) return true;
        refuse(node, fmt::format("expected {}, found {}", what, kind_of(node)));
        return false;
    }

    template <class Visit>
    void each_entry(const yaml_node& node, std::span<const std::string_view> keys, std::string_view owner,
                    Visit visit) {
        if (!is_a(node, yaml_node::shape::map, "keys and values")) return;
        for (std::size_t i = 0; i < node.keys.size(); ++i) {
            const yaml_node& key = node.keys[i];
            if (contains(keys, key.text))
                visit(key.text, node.items[i]);
            else
                refuse(key, fmt::format("unknown key \"{}\" in {}{}", key.text, owner, did_you_mean(key.text, keys)));
        }
    }

    std::string text(const yaml_node& node, std::string_view what) {
        if (!is_a(node, yaml_node::shape::scalar, what)) return {};
        if (trim(node.text).empty()) refuse(node, fmt::format("expected {}, found empty text", what));
        constexpr std::size_t longest = 2000;
        if (node.text.size() > longest) refuse(node, fmt::format("{} of more than 2000 bytes", what));
        return node.text;
    }

    bool boolean(const yaml_node& node) {
        const std::string word = text(node, "true or false");
        if (!node.quoted && (word == "true" || word == "false")) return word == "true";
        refuse(node, fmt::format("expected true or false, found \"{}\"", word));
        return false;
    }

    double score(const yaml_node& node) {
        const std::string word = text(node, "a number from 0 to 1");
        double n = 0;
        const char* const end = word.data() + word.size();
        const std::from_chars_result parsed = std::from_chars(word.data(), end, n);
        const bool ok = !node.quoted && parsed.ec == std::errc() && parsed.ptr == end && n >= 0 && n <= 1;
        if (!ok) refuse(node, fmt::format("expected a number from 0 to 1, found \"{}\"", word));
        return ok ? n : 0;
    }

    void read_fail_on(const yaml_node& node) {
        if (node.kind == yaml_node::shape::scalar && node.text == "never") {
            out_.fail_on = fail_threshold{true, 0};
            return;
        }
        const bool number = node.kind == yaml_node::shape::scalar && !node.text.empty() && !is_alpha(node.text.front());
        if (!number && !wrong_)
            refuse(node, "expected a number from 0 to 1, or never");
        else
            out_.fail_on = fail_threshold{false, score(node)};
    }

    std::string pattern(const yaml_node& node) {
        const std::string value = text(node, "a path pattern");
        const std::optional<std::string> problem = find_pattern_problem(value);
        if (problem) refuse(node, fmt::format("the pattern \"{}\" {}", value, *problem));
        return value;
    }

    std::vector<std::string> patterns(const yaml_node& node) {
        std::vector<std::string> out;
        if (!is_a(node, yaml_node::shape::list, "a list of path patterns")) return out;
        if (node.items.empty()) refuse(node, "an empty list of path patterns; leave the key out instead");
        for (const yaml_node& item : node.items) out.push_back(pattern(item));
        return out;
    }

    void read_rules(const yaml_node& node) {
        const std::vector<std::string_view> ids = rule_ids();
        each_entry(node, ids, "rules", [this](std::string_view id, const yaml_node& value) {
            const std::string word = text(value, "on, off or advisory");
            if (word == "on")
                out_.rules.emplace(id, rule_setting::on);
            else if (word == "off")
                out_.rules.emplace(id, rule_setting::off);
            else if (word == "advisory")
                out_.rules.emplace(id, rule_setting::advisory);
            else
                refuse(value, fmt::format("expected on, off or advisory, found \"{}\"", word));
        });
    }

    void read_languages(const yaml_node& node) {
        const std::vector<std::string_view> names = language_names();
        each_entry(node, names, "languages", [this](std::string_view name, const yaml_node& value) {
            const std::string word = text(value, "on or off");
            if (word == "off")
                out_.languages_off.emplace_back(name);
            else if (word != "on")
                refuse(value, fmt::format("expected on or off, found \"{}\"", word));
        });
        std::ranges::sort(out_.languages_off);
    }

    void read_suppressions(const yaml_node& node) {
        if (!is_a(node, yaml_node::shape::list, "a list of suppressions")) return;
        for (const yaml_node& item : node.items) out_.suppressions.push_back(suppression(item));
    }

    config_suppression suppression(const yaml_node& node) {
        static constexpr std::array<std::string_view, 6> keys{"id", "rule", "path", "reason", "owner", "expires"};
        config_suppression out;
        out.place = fmt::format("{}:{}", file_, node.line);
        each_entry(node, keys, "a suppression", [&](std::string_view key, const yaml_node& value) {
            if (key == "id") out.id = finding_id(value);
            if (key == "rule") out.rule = rule(value);
            if (key == "path") out.path = pattern(value);
            if (key == "reason") out.reason = text(value, "a reason");
            if (key == "owner") out.owner = text(value, "an owner");
            if (key == "expires") out.expires = date(value);
        });
        if (out.id.empty() == out.rule.empty()) refuse(node, "a suppression needs either an id or a rule");
        if (!out.id.empty() && !out.path.empty())
            refuse(node, "a suppression with an id needs no path: the id names one finding of one document");
        if (out.rule == "*" && out.path.empty()) refuse(node, "a suppression of every rule needs a path");
        if (out.reason.empty()) refuse(node, "a suppression needs a reason");
        return out;
    }

    std::string finding_id(const yaml_node& node) {
        const std::string id = text(node, "the id of a finding");
        const auto is_hex = [](char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); };
        if (id.size() != 16 || !std::ranges::all_of(id, is_hex))
            refuse(node, fmt::format("expected the id of a finding, 16 hexadecimal digits, found \"{}\"", id));
        return id;
    }

    std::string rule(const yaml_node& node) {
        const std::string id = text(node, "the id of a rule");
        const std::vector<std::string_view> ids = rule_ids();
        if (id != "*" && !contains(ids, id))
            refuse(node, fmt::format("unknown rule \"{}\"{}", id, did_you_mean(id, ids)));
        return id;
    }

    std::chrono::year_month_day date(const yaml_node& node) {
        const std::string word = text(node, "a date");
        const std::optional<std::chrono::year_month_day> parsed = parse_date(word);
        if (!parsed) refuse(node, fmt::format("expected a date as YYYY-MM-DD, found \"{}\"", word));
        return parsed.value_or(std::chrono::year_month_day());
    }

    std::string_view file_;
    config& out_;
    std::optional<error> wrong_;
};

} // namespace

result<std::optional<std::string>> find_config(const std::function<bool(std::string_view path)>& exists) {
    static constexpr std::array<std::string_view, 2> names{".github/delta.yml", ".delta.yml"};
    static constexpr std::array<std::string_view, 4> slips{".github/delta.yaml", ".delta.yaml", ".github/.delta.yml",
                                                           ".github/.delta.yaml"};
    for (const std::string_view slip : slips)
        if (exists(slip))
            return fail(errc::conflict, "would not be read; rename it to .github/delta.yml or .delta.yml",
                        std::string(slip));
    if (exists(names[0]) && exists(names[1]))
        return fail(errc::conflict, "there is a .github/delta.yml as well; keep one of the two", std::string(names[1]));
    for (const std::string_view name : names)
        if (exists(name)) return std::optional(std::string(name));
    return std::optional<std::string>();
}

result<config> parse_config(std::string_view file, std::string_view bytes) {
    const result<yaml_node> root = read_yaml(file, bytes);
    if (!root) return std::unexpected(root.error());
    config out;
    out.file = file;
    config_reader reader(file, out);
    reader.read(*root);
    if (const std::optional<error>& wrong = reader.wrong()) return std::unexpected(*wrong);
    return out;
}

} // namespace delta::check
