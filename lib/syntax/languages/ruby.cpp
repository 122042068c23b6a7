// SPDX-License-Identifier: Apache-2.0
#include "syntax/languages/ruby.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

namespace delta::syntax {
namespace {

using namespace ruby;

// The body of one class or module. Ruby can take a visibility back by name further down ("private :name"), so what was
// read is kept by name until the body ends.
struct body {
    using by_name = std::map<std::string, std::vector<std::size_t>, std::less<>>;

    bool in_type = false;
    bool singleton = false;                       // `class << self`
    visibility current = visibility::exported;    // of the section begun by a bare `private`
    std::map<std::string_view, visibility> later; // "private :name", said before or after the definition
    std::map<std::string_view, visibility> later_singletons;
    std::map<std::string_view, visibility> later_constants;
    std::map<std::string_view, bool> deprecated;
    by_name methods;
    by_name singletons;
    by_name constants;
};

template <std::size_t Size>
bool is_one_of(std::string_view word, const std::array<std::string_view, Size>& words) {
    return std::ranges::find(words, word) != words.end();
}

constexpr std::array<std::string_view, 12> transparent = {
    "if",     "unless", "then",           "else",        "elsif",           "begin",
    "rescue", "ensure", "body_statement", "if_modifier", "unless_modifier", "ERROR"};

class ruby_reader {
  public:
    explicit ruby_reader(surface& out) : out_(out) {}

    // The grammar puts the comments before the first statement of a body outside of it, into `around`.
    void read_statements(const node& container, const scope& in, body& b, const node& around = {}) {
        if (too_deep(in, out_)) return;
        note_collector notes(around);
        for (const node& n : container.named_children()) {
            if (n.is("comment"))
                notes.comment(n);
            else
                read_statement(n, in, b, notes.take(n));
        }
    }

    void finish(const body& b, visibility widest) {
        apply(b.later, b.methods, widest);
        apply(b.later_singletons, b.singletons, widest);
        apply(b.later_constants, b.constants, widest);
        for (const auto& [name, unused] : b.deprecated)
            for (const body::by_name* const names : {&b.methods, &b.constants})
                if (const auto found = names->find(name); found != names->end())
                    for (const std::size_t i : found->second) out_.elements[i].deprecated = true;
    }

  private:
    void apply(const std::map<std::string_view, visibility>& said, const body::by_name& names, visibility widest) {
        for (const auto& [name, visible] : said)
            if (const auto found = names.find(name); found != names.end())
                for (const std::size_t i : found->second) out_.elements[i].visible = narrower(widest, visible);
    }

    void read_statement(const node& n, const scope& in, body& b, const note& said) {
        const std::string_view kind = n.kind();
        if (kind == "method") {
            read_method(n, in, b, b.current, said);
        } else if (kind == "singleton_method") {
            read_singleton_method(n, in, b, visibility::exported, said);
        } else if (kind == "class" || kind == "module") {
            read_type(n, in, b, said);
        } else if (kind == "singleton_class") {
            if (n.field("value").is("self")) read_singleton_class(n, in);
        } else if (kind == "assignment" || kind == "operator_assignment") {
            read_assignment(n, in, b, said);
        } else if (kind == "identifier") {
            if (const auto section = section_word(n.text())) b.current = *section;
        } else if (kind == "call") {
            read_call(n, in, b, said);
        } else if (kind == "alias") {
            const node name = n.field("name");
            add_alias(n, name.is("simple_symbol") ? name.text().substr(1) : name.text(), name.where(),
                      n.field("alias").text(), in, b);
        } else if (is_one_of(kind, transparent)) {
            read_statements(n, in.deeper(), b);
        }
    }

    std::size_t add(element_kind kind, const node& whole, std::string_view name, const span& name_span, const scope& in,
                    visibility own, const note& said) {
        element& e = out_.elements.emplace_back(make_element(kind, whole, whole, in, narrower(own, said.widest)));
        e.name = name;
        e.qualified = in.qualify(name);
        e.name_span = name_span;
        e.deprecated = said.deprecated;
        return out_.elements.size() - 1;
    }

    std::size_t add_method(const node& whole, std::string_view name, const span& where, const scope& in, body& b,
                           visibility own, const note& said) {
        const bool constructor = b.in_type && !b.singleton && name == "initialize";
        const element_kind kind = constructor ? element_kind::constructor
                                  : b.in_type ? element_kind::method
                                              : element_kind::function;
        // `initialize` is always private; what a caller sees of it is `new`.
        const std::size_t i = add(kind, whole, name, where, in, constructor ? visibility::exported : own, said);
        b.methods[std::string(name)].push_back(i);
        return i;
    }

    void read_method(const node& n, const scope& in, body& b, visibility own, const note& said) {
        const node name = n.field("name");
        if (!name || name.is_error()) return;
        const std::size_t i = add_method(n, name.text(), name.where(), in, b, own, said);
        out_.elements[i].parameters = read_parameters(n.field("parameters"));
    }

    // `def self.name`, and `def Type.name` outside of it.
    void read_singleton_method(const node& n, const scope& in, body& b, visibility own, const note& said) {
        const node object = n.field("object");
        const node name = n.field("name");
        const bool own_type = object.is("self") || object.text() == in.type_name;
        if (!name || (!own_type && !object.is("constant"))) return;
        const scope of = own_type ? in : in.enter(object.text(), visibility::exported, visibility::exported);
        const element_kind kind = own_type && !b.in_type ? element_kind::function : element_kind::method;
        const std::size_t i = add(kind, n, name.text(), name.where(), of, own, said);
        out_.elements[i].parameters = read_parameters(n.field("parameters"));
        if (own_type) b.singletons[std::string(name.text())].push_back(i);
    }

    void read_type(const node& n, const scope& in, body& b, const note& said) {
        const node path = n.field("name");
        if (!path || path.is_error()) return;
        const element_kind kind = n.is("class") ? element_kind::class_type : element_kind::module;
        const scope inside = add_constant(kind, n, path, in, b, said);
        body own;
        own.in_type = true;
        // `class Point < Struct.new(:x, :y)`
        if (const node base = n.field("superclass").named_child(0)) add_members(base, inside);
        read_statements(n.field("body"), inside, own, n);
        finish(own, inside.widest);
    }

    // A constant, class or module called `path`; gives the scope inside it.
    scope add_constant(element_kind kind, const node& whole, const node& path, const scope& in, body& b,
                       const note& said) {
        const node name = path.is("scope_resolution") ? path.field("name") : path;
        const std::size_t i = add(kind, whole, name.text(), name.where(), in, visibility::exported, said);
        const std::string full = dotted(path.text());
        out_.elements[i].qualified = in.qualify(full);
        b.constants[std::string(name.text())].push_back(i);
        scope inside = in.enter(full, out_.elements[i].visible, visibility::exported);
        inside.type_name = name.text();
        return inside;
    }

    void read_singleton_class(const node& n, const scope& in) {
        body own;
        own.in_type = own.singleton = true;
        read_statements(n.field("body"), in.deeper(), own, n);
        finish(own, in.widest);
    }

    void read_assignment(const node& n, const scope& in, body& b, const note& said) {
        const node target = n.field("left");
        const node value = n.field("right");
        if (target.is("left_assignment_list")) return read_assignments(n, target, value, in, b, said);
        if (!target.is_any("constant", "scope_resolution")) return;
        if (const auto kind = type_made_by(value)) return read_made_type(*kind, n, target, value, in, b, said);
        add_constant(element_kind::constant, n, target, in, b, said);
        out_.elements.back().value = as_written(value);
    }

    void read_assignments(const node& n, const node& targets, const node& values, const scope& in, body& b,
                          const note& said) {
        const std::vector<node> names = targets.named_children();
        const std::vector<node> written = values.named_children();
        for (std::size_t i = 0; i < names.size(); ++i) {
            if (!names[i].is("constant")) continue;
            add_constant(element_kind::constant, n, names[i], in, b, said);
            if (written.size() == names.size()) out_.elements.back().value = as_written(written[i]);
        }
    }

    void read_made_type(element_kind kind, const node& n, const node& name, const node& call, const scope& in, body& b,
                        const note& said) {
        const scope inside = add_constant(kind, n, name, in, b, said);
        add_members(call, inside);
        body own;
        own.in_type = true;
        read_statements(block_body(call), inside, own, call.field("block"));
        finish(own, inside.widest);
    }

    void add_members(const node& call, const scope& inside) {
        if (type_made_by(call) != element_kind::struct_type) return;
        for (const symbol& s : read_symbols(call.field("arguments")))
            add(element_kind::property, call, s.name, s.where, inside, visibility::exported, {});
    }

    void read_call(const node& n, const scope& in, body& b, const note& said) {
        if (n.field("receiver")) return;
        const std::string_view name = n.field("method").text();
        const node arguments = n.field("arguments");
        if (const auto section = section_word(name)) {
            read_section(arguments, *section, in, b, said);
        } else if (name == "private_class_method") {
            read_private_class_method(arguments, in, b, said);
        } else if (name == "private_constant") {
            for (const symbol& s : read_symbols(arguments)) b.later_constants[s.name] = visibility::private_;
        } else if (name == "deprecate_constant" || name == "deprecate") {
            for (const symbol& s : read_symbols(arguments)) b.deprecated[s.name] = true;
        } else if (name == "class_methods" || name == "included") {
            read_statements(block_body(n), in.deeper(), b, n.field("block"));
        } else {
            read_definer(n, name, arguments, b.current, in, b, said);
        }
    }

    // `private`, `private :a, :b`, `private def a`, `private attr_reader :a`.
    void read_section(const node& arguments, visibility section, const scope& in, body& b, const note& said) {
        if (arguments.named_count() == 0) b.current = section;
        for (const symbol& s : read_symbols(arguments)) b.later[s.name] = section;
        for (const node& n : arguments.named_children()) {
            if (n.is("method")) read_method(n, in, b, section, said);
            if (n.is("call") && !n.field("receiver"))
                read_definer(n, n.field("method").text(), n.field("arguments"), section, in, b, said);
        }
    }

    void read_private_class_method(const node& arguments, const scope& in, body& b, const note& said) {
        for (const symbol& s : read_symbols(arguments)) {
            b.later_singletons[s.name] = visibility::private_;
            if (s.name == "new") b.later["initialize"] = visibility::private_;
        }
        for (const node& n : arguments.named_children())
            if (n.is("singleton_method")) read_singleton_method(n, in, b, visibility::private_, said);
    }

    // Calls that define methods: attr_reader, alias_method, define_method, delegate.
    void read_definer(const node& n, std::string_view name, const node& arguments, visibility own, const scope& in,
                      body& b, const note& said) {
        const bool accessor = is_accessor(name);
        if (!accessor && !is_delegator(name) && name != "alias_method" && name != "define_method") return;
        const std::vector<symbol> symbols = read_symbols(arguments);
        if (name == "alias_method") {
            if (symbols.size() == 2) add_alias(n, symbols[0].name, symbols[0].where, symbols[1].name, in, b);
        } else if (name == "define_method") {
            if (symbols.empty()) return;
            const std::size_t i = add_method(n, symbols[0].name, symbols[0].where, in, b, own, said);
            out_.elements[i].parameters = read_parameters(n.field("block").field("parameters"));
        } else {
            // The first argument of def_delegators is the object that gets the calls.
            for (std::size_t s = name.starts_with("def_") ? 1 : 0; s < symbols.size(); ++s)
                add_named(n, symbols[s], accessor, own, in, b, said);
        }
    }

    void add_named(const node& n, const symbol& s, bool accessor, visibility own, const scope& in, body& b,
                   const note& said) {
        if (accessor) {
            b.methods[std::string(s.name)].push_back(add(element_kind::property, n, s.name, s.where, in, own, said));
        } else {
            const std::size_t i = add_method(n, s.name, s.where, in, b, own, said);
            parameter any;
            any.variadic = any.optional = true;
            out_.elements[i].parameters.push_back(std::move(any));
        }
    }

    void add_alias(const node& n, std::string_view name, const span& where, std::string_view old, const scope& in,
                   body& b) {
        if (old.starts_with(':')) old.remove_prefix(1);
        const auto found = b.methods.find(old);
        const std::size_t i = add_method(n, name, where, in, b, b.current, {});
        if (found != b.methods.end()) {
            const element& original = out_.elements[found->second.back()];
            if (original.parameters.size() <= most_sharing) out_.elements[i].parameters = original.parameters;
            out_.elements[i].visible = original.visible;
        }
    }

    surface& out_;
};

} // namespace

void read_ruby(const node& root, std::string_view, surface& out) {
    if (!root) return;
    ruby_reader reader(out);
    body top;
    reader.read_statements(root, {}, top);
    reader.finish(top, visibility::exported);
}

} // namespace delta::syntax
