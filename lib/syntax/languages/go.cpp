// SPDX-License-Identifier: Apache-2.0
#include "syntax/languages/scope.hpp"
#include "syntax/reader.hpp"

namespace delta::syntax {
namespace {

visibility by_capital(std::string_view name) {
    // Capitals beyond ASCII exist in Go but not in public interfaces; most other letters have no case at all.
    const bool capital = !name.empty() && name.front() >= 'A' && name.front() <= 'Z';
    return capital ? visibility::exported : visibility::private_;
}

bool has_deprecated_paragraph(std::string_view comment) {
    std::size_t at = comment.find("Deprecated:");
    while (at != comment.npos) {
        std::size_t before = at;
        while (before > 0 && (comment[before - 1] == ' ' || comment[before - 1] == '\t')) --before;
        if (before == 0 || comment[before - 1] == '\n' || comment[before - 1] == '/' || comment[before - 1] == '*')
            return true;
        at = comment.find("Deprecated:", at + 1);
    }
    return false;
}

// Follows the siblings of a list and knows whether the comment that ends right above the next one deprecates it.
class doc_comments {
  public:
    // True when `n` is a comment and needs no further reading.
    bool take(const node& n) {
        const span where = n.where();
        if (!n.is("comment")) {
            deprecated_now_ = deprecated_ && end_line_ + 1 == where.line;
            deprecated_ = false;
            last_code_line_ = where.end_line;
            return false;
        }
        if (where.line == last_code_line_) return true;
        if (where.line != end_line_ + 1) deprecated_ = false;
        deprecated_ = deprecated_ || has_deprecated_paragraph(n.text());
        end_line_ = where.end_line;
        return true;
    }
    bool deprecated_now() const { return deprecated_now_; }

  private:
    std::uint32_t end_line_ = 0;
    std::uint32_t last_code_line_ = 0;
    bool deprecated_ = false;
    bool deprecated_now_ = false;
};

std::vector<parameter> read_parameters(const node& list) {
    std::vector<parameter> out;
    for (const node& n : list.named_children()) {
        if (!n.is_any("parameter_declaration", "variadic_parameter_declaration")) continue;
        parameter p;
        p.type = on_one_line(n.field("type"));
        p.variadic = n.is("variadic_parameter_declaration");
        p.optional = p.variadic;
        const std::size_t before = out.size();
        for (const node& name : n.named_children()) {
            if (!name.is("identifier")) break;
            p.name = name.text();
            out.push_back(p);
        }
        if (out.size() == before) out.push_back(std::move(p));
    }
    return out;
}

// "*Server[T]" is "Server".
node receiver_type(const node& receiver) {
    node type = receiver.first("parameter_declaration").field("type");
    for (int i = 0; i < 8 && type.is_any("pointer_type", "parenthesized_type", "generic_type"); ++i)
        type = type.named_child(0);
    return type;
}

// The struct inside "[]struct{…}", "*struct{…}" or "map[string]struct{…}"; the null node when there is none.
node struct_inside(node type) {
    for (int i = 0; i < 8; ++i) {
        if (type.is("struct_type")) return type.first("field_declaration_list");
        if (type.is("pointer_type"))
            type = type.named_child(0);
        else if (type.is_any("slice_type", "array_type"))
            type = type.field("element");
        else if (type.is("map_type"))
            type = type.field("value");
        else
            break;
    }
    return {};
}

// The members of a struct within a type are elements of their own, and so are left out of it.
std::string type_text(const node& type) {
    const node fields = struct_inside(type);
    if (!fields) return on_one_line(type);
    std::string_view text = type.text();
    text = text.substr(0, fields.begin() - type.begin());
    while (text.ends_with(' ')) text.remove_suffix(1);
    return on_one_line(text);
}

class go_reader {
  public:
    explicit go_reader(surface& out) : out_(out) {}

    void read_file(const node& root, std::string_view path) {
        scope file;
        // Neither a command nor a package below internal/ can be imported from elsewhere.
        const bool command = root.first("package_clause").first("package_identifier").text() == "main";
        if (command || path.starts_with("internal/") || path.find("/internal/") != path.npos)
            file.widest = visibility::internal;
        read_declarations(root, file);
    }

  private:
    void read_declarations(const node& list, const scope& in) {
        if (too_deep(in, out_)) return;
        doc_comments comments;
        for (const node& n : list.named_children()) {
            if (comments.take(n)) continue;
            const bool deprecated = comments.deprecated_now();
            // In a broken stretch only what gofmt puts at the margin is surely not a function's inside.
            if (in.depth > 0 && n.where().column != 1) continue;
            if (n.is("function_declaration"))
                read_function(n, in, deprecated);
            else if (n.is("method_declaration"))
                read_method(n, in, deprecated);
            else if (n.is_any("type_declaration", "const_declaration", "var_declaration"))
                read_specs(n, n, in, deprecated);
            else if (n.is_error())
                read_declarations(n, in.deeper());
        }
    }

    void read_function(const node& n, const scope& in, bool deprecated) {
        const node name = n.field("name");
        if (!name || name.text() == "init" || name.text() == "_") return;
        add_callable(make_element(element_kind::function, n, name, in, by_capital(name.text())), n, deprecated);
    }

    void read_method(const node& n, const scope& in, bool deprecated) {
        const node name = n.field("name");
        const std::string_view type = receiver_type(n.field("receiver")).text();
        const scope inside = in.enter(type, member_limit(type), visibility::exported);
        add_callable(make_element(element_kind::method, n, name, inside, by_capital(name.text())), n, deprecated);
    }

    // Members of an unexported type may still come out through an interface or by embedding.
    static visibility member_limit(std::string_view type) {
        return by_capital(type) == visibility::exported ? visibility::exported : visibility::internal;
    }

    void add_callable(element e, const node& n, bool deprecated) {
        e.parameters = read_parameters(n.field("parameters"));
        e.return_type = on_one_line(n.field("result"));
        e.deprecated = deprecated;
        out_.elements.push_back(std::move(e));
    }

    // One declaration, grouped by parentheses or not. A lone spec spans its keyword too.
    void read_specs(const node& list, const node& whole, const scope& in, bool deprecated_group) {
        const bool grouped = list.is("var_spec_list") || bool(list.first("("));
        doc_comments comments;
        for (const node& n : list.named_children()) {
            if (comments.take(n)) continue;
            const bool deprecated = comments.deprecated_now() || deprecated_group;
            const node span_of = grouped ? n : whole;
            if (n.is("var_spec_list"))
                read_specs(n, n, in, deprecated_group);
            else if (n.is_any("type_spec", "type_alias"))
                read_type(n, span_of, in, deprecated);
            else if (n.is("const_spec"))
                read_values(n, span_of, element_kind::constant, in, deprecated);
            else if (n.is("var_spec"))
                read_values(n, span_of, element_kind::variable, in, deprecated);
        }
    }

    void read_values(const node& n, const node& whole, element_kind kind, const scope& in, bool deprecated) {
        const std::vector<node> values = n.field("value").named_children();
        std::size_t index = 0;
        for (const node& name : n.named_children()) {
            if (!name.is("identifier")) break;
            const std::size_t nth = index++;
            if (name.text() == "_") continue;
            element e = make_element(kind, whole, name, in, by_capital(name.text()));
            e.type = on_one_line(n.field("type"));
            if (nth < values.size()) e.value = as_written(values[nth]);
            e.deprecated = deprecated;
            out_.elements.push_back(std::move(e));
        }
    }

    void read_type(const node& n, const node& whole, const scope& in, bool deprecated) {
        const node name = n.field("name");
        const node type = n.field("type");
        if (!name) return;
        element_kind kind = element_kind::type_alias;
        if (n.is("type_spec") && type.is("struct_type")) kind = element_kind::struct_type;
        if (n.is("type_spec") && type.is("interface_type")) kind = element_kind::interface_type;
        element e = make_element(kind, whole, name, in, by_capital(name.text()));
        if (kind == element_kind::type_alias) e.type = type_text(type);
        e.deprecated = deprecated;
        out_.elements.push_back(std::move(e));
        const scope inside = in.enter(name.text(), member_limit(name.text()), visibility::exported);
        if (type.is("interface_type"))
            read_interface(type, inside);
        else if (const node fields = struct_inside(type))
            read_fields(fields, inside);
    }

    void read_interface(const node& type, const scope& in) {
        doc_comments comments;
        for (const node& n : type.named_children()) {
            if (comments.take(n) || !n.is("method_elem")) continue;
            const node name = n.field("name");
            add_callable(make_element(element_kind::method, n, name, in, by_capital(name.text())), n,
                         comments.deprecated_now());
        }
    }

    void read_fields(const node& fields, const scope& in) {
        if (too_deep(in, out_)) return;
        doc_comments comments;
        for (const node& n : fields.named_children()) {
            if (comments.take(n) || !n.is("field_declaration")) continue;
            bool named = false;
            for (const node& name : n.named_children()) {
                if (!name.is("field_identifier")) break;
                named = true;
                if (name.text() != "_") add_field(n, name, in, comments.deprecated_now());
            }
            if (!named) add_embedded(n, in, comments.deprecated_now());
        }
    }

    void add_field(const node& n, const node& name, const scope& in, bool deprecated) {
        element e = make_element(element_kind::field, n, name, in, by_capital(name.text()));
        e.type = type_text(n.field("type"));
        e.deprecated = deprecated;
        out_.elements.push_back(std::move(e));
        if (const node inner = struct_inside(n.field("type")))
            read_fields(inner, in.enter(name.text(), by_capital(name.text()), visibility::exported));
    }

    // An embedded type is a field by the type's own name.
    void add_embedded(const node& n, const scope& in, bool deprecated) {
        node type = n.field("type");
        const std::string written = (n.first("*") ? "*" : "") + on_one_line(type);
        if (type.is("generic_type")) type = type.field("type");
        const node name = type.is("qualified_type") ? type.field("name") : type;
        if (!name) return;
        element e = make_element(element_kind::field, n, name, in, by_capital(name.text()));
        e.type = written;
        e.deprecated = deprecated;
        out_.elements.push_back(std::move(e));
    }

    surface& out_;
};

} // namespace

void read_go(const node& root, std::string_view path, surface& out) {
    go_reader(out).read_file(root, path);
}

} // namespace delta::syntax
