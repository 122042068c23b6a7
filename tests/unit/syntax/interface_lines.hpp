// SPDX-License-Identifier: Apache-2.0
// One line per interface element, for table-driven tests.
#pragma once

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <tuple>
#include <vector>

#include "support/catch.hpp"
#include "syntax/reader.hpp"

namespace delta::syntax {

using lines = std::vector<std::string>;

// "route GET /x", "option serve.--timeout -t =30 :int help", "env PORT =80", "key Config.port aliases =1", "command
// cli.x".
inline std::string interface_line(const element& e) {
    std::string out;
    switch (e.kind) {
        case element_kind::route:
            out = "route " + e.method;
            break;
        case element_kind::cli_option:
            out = "option";
            break;
        case element_kind::cli_command:
            out = "command";
            break;
        case element_kind::env_var:
            out = "env";
            break;
        case element_kind::config_key:
            out = "key";
            break;
        default:
            out = std::string(to_string(e.kind));
            break;
    }
    out += " " + e.qualified;
    for (const std::string& alias : e.aliases) out += " " + alias;
    if (!e.value.empty()) out += " =" + e.value;
    if (!e.type.empty()) out += " :" + e.type;
    if (e.has_help) out += " help";
    if (e.deprecated) out += " deprecated";
    if (e.visible == visibility::internal) out += " hidden";
    return out;
}

// The interfaces of a file and nothing else.
inline void read_interfaces(language lang, const node& root, std::string_view path, surface& found) {
    if (!root) return; // past the time of a parse
    const std::unique_ptr<walk_reader> reader = make_interface_reader(lang, root, path, found);
    walk(root.raw(), std::array<node_visitor*, 1>{reader.get()});
    reader->finish();
}

inline lines interfaces_of(language lang, std::string_view source, std::string_view path = "src/file") {
    const tree parsed(lang, source);
    surface found;
    found.lang = lang;
    read_interfaces(lang, parsed.root(), path, found);
    std::ranges::sort(found.elements, {}, [](const element& e) {
        return std::tuple(e.where.begin, e.name_span.begin, e.kind, e.qualified, e.method);
    });
    lines out;
    for (const element& e : found.elements) {
        CHECK(e.where.begin <= e.name_span.begin);
        CHECK(e.qualified.ends_with(e.name));
        out.push_back(interface_line(e));
    }
    return out;
}

struct interface_case {
    std::string_view what;
    language lang;
    std::string_view source;
    lines expected;
    std::string_view path = "src/file";
};

inline void check_cases(const std::vector<interface_case>& cases) {
    for (const interface_case& c : cases) {
        INFO(c.what);
        CHECK(interfaces_of(c.lang, c.source, c.path) == c.expected);
    }
}

} // namespace delta::syntax
