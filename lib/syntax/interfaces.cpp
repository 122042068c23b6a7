// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <iterator>
#include <memory>
#include <mutex>

#include "base/text.hpp"
#include "syntax/calls/walk.hpp"
#include "syntax/interfaces/rules.hpp"
#include "syntax/reader.hpp"

namespace delta::syntax {
namespace {

using rule_spans = std::vector<std::span<const call_rule>>;

rule_spans own_rules(language lang) {
    switch (lang) {
        case language::python:
            return {python_route_rules(), python_option_rules()};
        case language::javascript:
        case language::typescript:
        case language::tsx:
            return {javascript_route_rules(), javascript_option_rules()};
        case language::go:
            return {go_route_rules(), go_option_rules()};
        case language::rust:
            return {rust_route_rules(), rust_option_rules()};
        case language::java:
        case language::kotlin:
            return {annotated_route_rules(lang), annotated_option_rules(lang)};
        case language::csharp:
            return {annotated_route_rules(lang), annotated_option_rules(lang), csharp_route_rules()};
        case language::php:
            return {annotated_route_rules(lang), php_route_rules()};
        case language::ruby:
            return {ruby_route_rules(), ruby_option_rules()};
        case language::c:
        case language::cpp:
            return {native_option_rules()};
        case language::bash:
            return {shell_option_rules()};
        default:
            return {};
    }
}

// All rules of a language, sorted by what is called; rules for the same name keep their order.
class rule_table {
  public:
    explicit rule_table(language lang) {
        rule_spans spans = own_rules(lang);
        spans.push_back(environment_rules(lang));
        spans.push_back(setting_rules(lang));
        for (const std::span<const call_rule> span : spans) rules_.insert(rules_.end(), span.begin(), span.end());
        std::vector<std::size_t> order(rules_.size());
        for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
        std::ranges::sort(order, {}, [&](std::size_t i) { return std::pair(rules_[i].callee, i); });
        std::vector<call_rule> sorted;
        for (const std::size_t i : order) sorted.push_back(rules_[i]);
        rules_ = std::move(sorted);
        wanted_ = make_triggers(lang);
    }

    auto for_callee(std::string_view name) const {
        return std::ranges::equal_range(rules_, name, {}, &call_rule::callee);
    }

    // What every place has in its text that some rule or recogniser reads.
    const triggers& wanted() const { return wanted_; }

  private:
    triggers make_triggers(language lang) const {
        if (lang == language::bash) return {}; // its flags and expansions have no words of their own
        std::vector<std::string_view> words;
        for (const call_rule& rule : rules_)
            if (is_word(rule.callee.front())) words.push_back(rule.callee);
        std::ranges::copy(environment_place_words(), std::back_inserter(words));
        if (lang == language::c || lang == language::cpp) words.push_back("option"); // read_option_table
        // Attributes of Rust are gathered whatever they are; tags of Go are raw strings or hold quotes.
        const std::string_view marks = lang == language::rust ? "#" : lang == language::go ? "`\\" : "";
        return {std::move(words), marks, {setting_place_ends().begin(), setting_place_ends().end()}};
    }

    std::vector<call_rule> rules_;
    triggers wanted_;
};

const rule_table& find_rules(language lang) {
    static std::array<std::once_flag, 32> built;
    static std::array<std::unique_ptr<const rule_table>, 32> tables;
    const std::size_t slot = static_cast<std::size_t>(lang);
    std::call_once(built.at(slot), [&] { tables.at(slot) = std::make_unique<const rule_table>(lang); });
    return *tables.at(slot);
}

class recogniser : public call_visitor {
  public:
    recogniser(interface_scan& scan) : scan_(scan), rules_(find_rules(scan.lang)) {}

    void on_chain(std::span<const call_site> chain, std::span<const node> ancestors) override {
        scan_.chain_command.clear();
        scan_.chain_router = router_table::none;
        if (scan_.lang == language::rust && chain.front().form == call_form::decorator) gather(chain.front());
        for (std::size_t at = 0; at < chain.size(); ++at) {
            const auto wanted = rules_.for_callee(chain[at].callee);
            if (wanted.empty()) continue;
            site_context here(scan_, chain, at, ancestors);
            for (const call_rule& rule : wanted) rule.apply(here, rule.extra);
        }
    }

    void on_other(role what, const node& n, std::span<const node> ancestors) override {
        if (what == role::case_arm) return read_case_arm(scan_, n, ancestors);
        if (what == role::declaration && n.is("declaration")) return read_option_table(scan_, n);
        if (what == role::tagged_field) return read_tagged_field(scan_, n, ancestors);
        read_environment_place(scan_, what, n, ancestors);
        read_setting_place(scan_, what, n, ancestors);
    }

    void finish() {
        if (!attributes_.empty()) read_derived(scan_, attributes_.front().decorated, attributes_);
        attributes_.clear();
        scan_.finish();
    }

  private:
    // The attributes of one Rust item come one after the other; together they say what its fields are.
    void gather(const call_site& attribute) {
        if (!attributes_.empty() && attributes_.front().decorated.raw().id != attribute.decorated.raw().id) {
            read_derived(scan_, attributes_.front().decorated, attributes_);
            attributes_.clear();
        }
        attributes_.push_back(attribute);
    }

    interface_scan& scan_;
    const rule_table& rules_;
    std::vector<call_site> attributes_;
};

class interface_reader : public walk_reader {
  public:
    interface_reader(language lang, const node& root, std::string_view path, surface& out)
        : scan_(lang, path, out), recogniser_(scan_), calls_(lang, root, find_rules(lang).wanted(), recogniser_) {}

    bool enter(const tree_walk& at) override { return calls_.enter(at); }
    void finish() override {
        calls_.finish();
        recogniser_.finish();
    }

  private:
    interface_scan scan_;
    recogniser recogniser_;
    call_finder calls_;
};

} // namespace

std::unique_ptr<walk_reader> make_interface_reader(language lang, const node& root, std::string_view path,
                                                   surface& out) {
    return std::make_unique<interface_reader>(lang, root, path, out);
}

} // namespace delta::syntax
