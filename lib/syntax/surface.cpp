// SPDX-License-Identifier: Apache-2.0
#include "syntax/surface.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <memory>
#include <tuple>
#include <vector>

#include "syntax/reader.hpp"

namespace delta::syntax {
namespace {

definition_reader find_reader(language lang) {
    switch (lang) {
        case language::python:
            return read_python;
        case language::javascript:
        case language::typescript:
        case language::tsx:
            return read_javascript;
        case language::go:
            return read_go;
        case language::rust:
            return read_rust;
        case language::java:
            return read_java;
        case language::kotlin:
            return read_kotlin;
        case language::csharp:
            return read_csharp;
        case language::c:
        case language::cpp:
            return read_c;
        case language::ruby:
            return read_ruby;
        case language::php:
            return read_php;
        case language::bash:
            return read_bash;
        default:
            return nullptr;
    }
}

constexpr std::array<std::string_view, 28> kind_names = {"function",
                                                         "method",
                                                         "constructor",
                                                         "class",
                                                         "struct",
                                                         "interface",
                                                         "trait",
                                                         "enum",
                                                         "enum member",
                                                         "type",
                                                         "constant",
                                                         "variable",
                                                         "field",
                                                         "property",
                                                         "module",
                                                         "macro",
                                                         "route",
                                                         "command",
                                                         "option",
                                                         "environment variable",
                                                         "configuration key",
                                                         "script",
                                                         "target",
                                                         "service",
                                                         "port",
                                                         "image",
                                                         "version",
                                                         "package"};

void walk_with(const node& root, std::initializer_list<walk_reader*> readers) {
    std::vector<node_visitor*> visitors;
    for (walk_reader* const r : readers)
        if (r != nullptr) visitors.push_back(r);
    if (visitors.empty()) return;
    walk(root.raw(), visitors);
    for (walk_reader* const r : readers)
        if (r != nullptr) r->finish();
}

} // namespace

std::string_view to_string(element_kind k) {
    return kind_names.at(static_cast<std::size_t>(k));
}

surface read(language lang, std::string_view path, std::string_view bytes) {
    return read(lang, path, bytes, tree(lang, bytes));
}

surface read(language lang, std::string_view path, std::string_view bytes, const tree& parsed) {
    surface out;
    out.lang = lang;
    const node root = parsed.root();
    out.has_errors = root ? root.has_error() : grammar(lang) != nullptr;
    std::unique_ptr<walk_reader> interfaces;
    if (const definition_reader definitions = find_reader(lang)) {
        definitions(root, path, out);
        if (root) interfaces = make_interface_reader(lang, root, path, out);
    } else {
        read_structured(lang, root, path, bytes, out);
    }
    const std::unique_ptr<walk_reader> words = read_words(lang, root, bytes, out);
    walk_with(root, {interfaces.get(), words.get()});
    // Where a name is missing the parser may put an empty one in its place.
    std::erase_if(out.elements, [](const element& e) { return e.name.empty(); });
    std::ranges::sort(out.elements, {}, [](const element& e) {
        return std::tuple(e.where.begin, e.name_span.begin, e.kind, std::string_view(e.qualified),
                          std::string_view(e.name));
    });
    return out;
}

} // namespace delta::syntax
