// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "syntax/languages/ruby.hpp"

namespace delta::syntax::ruby {
namespace {

parameter read_parameter(const node& n) {
    parameter p;
    const std::string_view kind = n.kind();
    const bool keyword = kind == "keyword_parameter";
    p.name = kind == "identifier" ? n.text() : n.field("name").text();
    p.default_text = on_one_line(n.field("value"));
    p.variadic = kind == "splat_parameter" || kind == "hash_splat_parameter" || kind == "forward_parameter";
    p.keyword_only = keyword || kind == "hash_splat_parameter" || kind == "block_parameter";
    p.optional = p.variadic || kind == "block_parameter" || n.field("value");
    return p;
}

bool is_parameter(const node& n) {
    return n.is_any("identifier", "optional_parameter", "splat_parameter", "keyword_parameter", "hash_splat_parameter",
                    "block_parameter", "destructured_parameter", "forward_parameter");
}

void add_symbol(const node& n, std::vector<symbol>& out) {
    if (n.is("simple_symbol")) {
        span where = n.where();
        ++where.begin;
        ++where.column;
        out.push_back({n.text().substr(1), where});
    } else if (n.is("bare_symbol")) {
        out.push_back({n.text(), n.where()});
    } else if (const node content = n.is("string") ? n.first("string_content") : node()) {
        out.push_back({content.text(), content.where()});
    }
}

} // namespace

std::vector<parameter> read_parameters(const node& list) {
    std::vector<parameter> out;
    for (const node& n : list.named_children())
        if (is_parameter(n)) out.push_back(read_parameter(n));
    return out;
}

std::vector<symbol> read_symbols(const node& arguments) {
    std::vector<symbol> out;
    for (const node& n : arguments.named_children()) {
        add_symbol(n, out);
        if (n.is_any("array", "symbol_array", "string_array"))
            for (const node& item : n.named_children()) add_symbol(item, out);
    }
    return out;
}

std::string dotted(std::string_view constant_path) {
    if (constant_path.starts_with("::")) constant_path.remove_prefix(2);
    return replace_all(constant_path, "::", ".");
}

std::optional<visibility> section_word(std::string_view word) {
    if (word == "private") return visibility::private_;
    if (word == "protected") return visibility::internal;
    if (word == "public" || word == "module_function") return visibility::exported;
    return std::nullopt;
}

bool is_accessor(std::string_view method) {
    constexpr std::array<std::string_view, 13> words = {"attr",
                                                        "attr_reader",
                                                        "attr_writer",
                                                        "attr_accessor",
                                                        "cattr_reader",
                                                        "cattr_writer",
                                                        "cattr_accessor",
                                                        "mattr_reader",
                                                        "mattr_writer",
                                                        "mattr_accessor",
                                                        "class_attribute",
                                                        "config_accessor",
                                                        "thread_mattr_accessor"};
    return std::ranges::find(words, method) != words.end();
}

bool is_delegator(std::string_view method) {
    return method == "delegate" || method == "def_delegators" || method == "def_instance_delegators";
}

std::optional<element_kind> type_made_by(const node& call) {
    if (!call.is("call")) return std::nullopt;
    const std::string_view receiver = call.field("receiver").text();
    const std::string_view method = call.field("method").text();
    if ((receiver == "Struct" && method == "new") || (receiver == "Data" && method == "define"))
        return element_kind::struct_type;
    if (receiver == "Class" && method == "new") return element_kind::class_type;
    if (receiver == "Module" && method == "new") return element_kind::module;
    return std::nullopt;
}

node block_body(const node& call) {
    const node block = call.field("block");
    const node inner = block.field("body");
    return inner ? inner : block;
}

note_collector::note_collector(const node& around) {
    if (!around) return;
    code_line_ = around.where().line;
    for (const node& n : around.named_children())
        if (n.is("comment")) comment(n);
}

void note_collector::comment(const node& n) {
    const span where = n.where();
    if (where.line == code_line_) return;
    if (where.line != last_line_ + 1) said_ = {};
    last_line_ = where.end_line;
    const std::string_view text = n.text();
    said_.deprecated = said_.deprecated || text.contains("@deprecated");
    if (text.contains("@api private") || text.contains("@private") || text.contains(":nodoc:"))
        said_.widest = visibility::internal;
}

note note_collector::take(const node& n) {
    const span where = n.where();
    note said = where.line == last_line_ + 1 ? said_ : note();
    const std::string_view text = n.text();
    if (n.is_any("class", "module", "method", "singleton_method") &&
        text.substr(0, text.find('\n')).contains(":nodoc:"))
        said.widest = visibility::internal;
    said_ = {};
    last_line_ = 0;
    code_line_ = where.end_line;
    return said;
}

} // namespace delta::syntax::ruby
