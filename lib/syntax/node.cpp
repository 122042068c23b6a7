// SPDX-License-Identifier: Apache-2.0
#include "syntax/node.hpp"

#include <algorithm>
#include <array>
#include <functional>

#include "syntax/languages/c_macros.hpp"
#include "syntax/parse_budget.hpp"
#include "syntax/text_edits.hpp"
#include "syntax/tree_walk.hpp"

namespace delta::syntax {
namespace {

// A grammar finds a field's number by comparing name after name; readers ask for the same few all the time.
TSFieldId field_id(const TSLanguage* lang, std::string_view name) {
    struct entry {
        const TSLanguage* lang = nullptr;
        std::string name;
        TSFieldId id = 0;
    };
    thread_local std::array<entry, 256> known;
    const std::size_t key = std::hash<const void*>{}(lang) / 64 + name.size() * 31 +
                            static_cast<unsigned char>(name.empty() ? '\0' : name.front()) * 7 +
                            static_cast<unsigned char>(name.empty() ? '\0' : name.back());
    entry& slot = known[key % known.size()];
    if (slot.lang != lang || slot.name != name)
        slot = {lang, std::string(name),
                ts_language_field_id_for_name(lang, name.data(), static_cast<std::uint32_t>(name.size()))};
    return slot.id;
}

bool has_macros(language lang) {
    return lang == language::c || lang == language::cpp;
}

// A parser is dear to make and holds no state between files, so each thread keeps one. Null without a grammar.
TSParser* parser_for(language lang) {
    const TSLanguage* const wanted = grammar(lang);
    if (wanted == nullptr) return nullptr;
    thread_local const std::unique_ptr<TSParser, void (*)(TSParser*)> parser(ts_parser_new(), ts_parser_delete);
    ts_parser_set_language(parser.get(), wanted);
    return parser.get();
}

} // namespace

std::string_view node::text() const {
    if (!*this) return {};
    return source_.substr(begin(), end() - begin());
}

span node::where() const {
    if (!*this) return {};
    const TSPoint start = ts_node_start_point(raw_);
    const TSPoint stop = ts_node_end_point(raw_);
    // A node that ends with its line's newline ends, for a reader, on that line.
    const bool at_line_start = stop.column == 0 && stop.row > start.row;
    return {begin(), end(), start.row + 1, start.column + 1, at_line_start ? stop.row : stop.row + 1, stop.column + 1};
}

node node::field(std::string_view name) const {
    if (!*this) return {};
    return {ts_node_child_by_field_id(raw_, field_id(ts_node_language(raw_), name)), source_};
}

node node::child(std::uint32_t index) const {
    if (!*this) return {};
    return {ts_node_child(raw_, index), source_};
}

node node::named_child(std::uint32_t index) const {
    if (!*this) return {};
    return {ts_node_named_child(raw_, index), source_};
}

std::vector<node> node::children() const {
    std::vector<node> out;
    if (!*this) return out;
    tree_walk at(raw_);
    for (bool more = at.enter(); more; more = at.next_sibling()) out.emplace_back(at.node(), source_);
    return out;
}

std::vector<node> node::named_children() const {
    std::vector<node> out = children();
    std::erase_if(out, [](const node& n) { return !n.named(); });
    return out;
}

node node::first(std::string_view wanted) const {
    for (const node& n : children())
        if (n.is(wanted)) return n;
    return {};
}

node node::parent() const {
    return *this ? node{ts_node_parent(raw_), source_} : node{};
}
node node::next_named() const {
    return *this ? node{ts_node_next_named_sibling(raw_), source_} : node{};
}
node node::previous_named() const {
    return *this ? node{ts_node_prev_named_sibling(raw_), source_} : node{};
}

tree::tree(language lang, std::string_view source) : raw_(nullptr, ts_tree_delete), source_(source) {
    TSParser* const parser = parser_for(lang);
    if (parser == nullptr) return;
    if (has_macros(lang)) without_macros_ = blank_macros(source);
    raw_ = parse(parser, nullptr);
}

tree::tree(language lang, std::string_view source, const tree& before)
    : raw_(nullptr, ts_tree_delete), source_(source) {
    TSParser* const parser = parser_for(lang);
    if (parser == nullptr) return;
    if (has_macros(lang)) without_macros_ = blank_macros(source);
    raw_ = parse_again(parser, before);
    if (!raw_) raw_ = parse(parser, nullptr);
}

tree::handle tree::parse(TSParser* parser, const TSTree* edited) const {
    return {parse_budget(parsed()).parse(parser, edited), ts_tree_delete};
}

// Null when it must be parsed anew: how a parser gets over an error depends on where it came from.
tree::handle tree::parse_again(TSParser* parser, const tree& before) const {
    handle none(nullptr, ts_tree_delete);
    if (!before.raw_ || ts_tree_language(before.raw_.get()) != ts_parser_language(parser) || before.root().has_error())
        return none;
    if (before.parsed() == parsed()) return {ts_tree_copy(before.raw_.get()), ts_tree_delete};
    const std::vector<TSInputEdit> edits = find_edits(before.parsed(), parsed());
    if (edits.empty()) return none;
    const handle edited(ts_tree_copy(before.raw_.get()), ts_tree_delete);
    for (const TSInputEdit& e : edits) ts_tree_edit(edited.get(), &e);
    handle made = parse(parser, edited.get());
    return made && !ts_node_has_error(ts_tree_root_node(made.get())) ? std::move(made) : std::move(none);
}

node tree::root() const {
    return raw_ ? node{ts_tree_root_node(raw_.get()), source_} : node{};
}

} // namespace delta::syntax
