// SPDX-License-Identifier: Apache-2.0
// docs/rules.md tells each rule with an example; here they are run.
#include <cstdint>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "drift/rule.hpp"
#include "support/catch.hpp"
#include "support/drift_case.hpp"

using delta::split;
using delta::split_lines;
using delta::drift::finding;
using delta::testing::drift_case;
using delta::testing::told;

namespace {

struct example_doc {
    std::string path, text;
    std::uint32_t line = 0;
};

struct example {
    std::string rule;
    std::map<std::string, std::optional<std::string>> before, after; // by path
    std::map<std::string, std::string> moved_from;                   // new path, old path
    std::vector<example_doc> docs;
};

std::string read_page() {
    std::ifstream in(DELTA_SOURCE_DIR "/docs/rules.md");
    REQUIRE(in.good());
    return {std::istreambuf_iterator<char>(in), {}};
}

// The value of `key=value` among the words of a fence's info string.
std::string attribute(std::string_view info, std::string_view key) {
    for (const std::string_view word : split(info, ' '))
        if (word.starts_with(key) && word.size() > key.size() && word[key.size()] == '=')
            return std::string(word.substr(key.size() + 1));
    return {};
}

void add_fence(example& to, std::string_view info, const std::string& text) {
    if (const std::string path = attribute(info, "before"); !path.empty()) to.before[path] = text;
    if (const std::string path = attribute(info, "after"); !path.empty()) {
        to.after[path] = text;
        if (const std::string old_path = attribute(info, "moved-from"); !old_path.empty())
            to.moved_from[path] = old_path;
    }
    if (const std::string path = attribute(info, "doc"); !path.empty())
        to.docs.push_back({path, text, static_cast<std::uint32_t>(std::stoul(attribute(info, "finding")))});
}

std::vector<example> read_examples(std::string_view page) {
    std::vector<example> out;
    std::string_view fence;
    std::string_view info;
    std::string text;
    for (const std::string_view line : split_lines(page)) {
        if (!fence.empty()) {
            if (line == fence) {
                add_fence(out.back(), info, text);
                fence = {};
            } else {
                text.append(line).append("\n");
            }
        } else if (line.starts_with("## ")) {
            out.emplace_back().rule = line.substr(3);
        } else if (line.starts_with("```")) {
            REQUIRE_FALSE(out.empty());
            fence = line.substr(0, line.find_first_not_of('`'));
            info = line.substr(fence.size());
            text.clear();
        }
    }
    return out;
}

std::vector<finding> run(const example& e) {
    drift_case c;
    std::set<std::string> paths;
    for (const auto& [path, old_path] : e.moved_from) c.move(old_path, path, e.after.at(path).value());
    for (const auto& [path, text] : e.before) paths.insert(path);
    for (const auto& [path, text] : e.after) paths.insert(path);
    for (const auto& [path, old_path] : e.moved_from) {
        paths.erase(path);
        paths.erase(old_path);
    }
    for (const std::string& path : paths) {
        const auto before = e.before.find(path);
        const auto after = e.after.find(path);
        c.code(path, before == e.before.end() ? std::nullopt : before->second,
               after == e.after.end() ? std::nullopt : after->second);
    }
    for (const example_doc& d : e.docs) c.doc(d.path, d.text);
    return e.rule == "changed-behaviour" ? c.hints() : c.find();
}

} // namespace

TEST_CASE("the rules page tells every rule of the catalogue, in its order", "[drift][rules]") {
    std::vector<std::string> catalogue, page;
    for (const delta::drift::rule_info& rule : delta::drift::rules()) catalogue.emplace_back(rule.id);
    for (const example& e : read_examples(read_page())) page.push_back(e.rule);
    CHECK(page == catalogue);
}

TEST_CASE("every example of the rules page fires its rule on the line named, and no other", "[drift][rules]") {
    for (const example& e : read_examples(read_page())) {
        DYNAMIC_SECTION(e.rule) {
            REQUIRE(e.docs.size() == 1);
            const std::vector<finding> findings = run(e);
            INFO(told(findings));
            REQUIRE_FALSE(findings.empty());
            for (const finding& f : findings) {
                CHECK(f.rule == e.rule);
                CHECK(f.doc.path == e.docs.front().path);
                CHECK(f.doc.start == e.docs.front().line);
            }
        }
    }
}
