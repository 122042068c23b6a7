// SPDX-License-Identifier: Apache-2.0
#include "support/surface_dump.hpp"

#include <cstdio>
#include <string_view>

#include "base/text.hpp"
#include "support/golden.hpp"

namespace delta::testing {
namespace {

// One line whatever the text holds, so that a dump of odd bytes stays a readable file.
std::string one_line(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '\n') {
            out += "\\n";
        } else if (c == '\r') {
            out += "\\r";
        } else if (byte < 0x20 || byte >= 0x7f) {
            char hex[5];
            std::snprintf(hex, sizeof hex, "\\x%02x", byte);
            out += hex;
        } else {
            out += c;
        }
    }
    return out;
}

std::string position(const span& s) {
    return std::to_string(s.line) + ":" + std::to_string(s.column) + "-" + std::to_string(s.end_line) + ":" +
           std::to_string(s.end_column);
}

std::string_view word(syntax::visibility v) {
    switch (v) {
        case syntax::visibility::exported:
            return "exported";
        case syntax::visibility::internal:
            return "internal";
        case syntax::visibility::private_:
            return "private";
    }
    return "?";
}

std::string dump(const syntax::parameter& p) {
    std::string out = "    (" + one_line(p.name) + ")";
    if (!p.type.empty()) out += " : " + one_line(p.type);
    if (!p.default_text.empty()) out += " = " + one_line(p.default_text);
    if (p.optional) out += " [optional]";
    if (p.variadic) out += " [variadic]";
    if (p.keyword_only) out += " [keyword]";
    return out + "\n";
}

std::string brief(const syntax::parameter& p) {
    std::string out = std::string(p.keyword_only ? "~" : "") + (p.variadic ? "*" : "") + one_line(p.name);
    if (p.optional && !p.variadic && p.default_text.empty()) out += "?";
    if (!p.type.empty()) out += ": " + one_line(p.type);
    if (!p.default_text.empty()) out += " = " + one_line(p.default_text);
    return out;
}

std::string brief(const syntax::element& e) {
    std::string out = std::string(word(e.visible)) + " " + std::string(to_string(e.kind)) + " " +
                      one_line(e.qualified) + (e.optional ? "?" : "");
    const bool callable = e.kind <= syntax::element_kind::constructor;
    std::vector<std::string> parameters;
    for (const syntax::parameter& p : e.parameters) parameters.push_back(brief(p));
    if (callable || !parameters.empty()) out += "(" + join(parameters, ", ") + ")";
    if (!e.type.empty()) out += ": " + one_line(e.type);
    if (!e.value.empty()) out += " = " + one_line(e.value);
    if (!e.return_type.empty()) out += " -> " + one_line(e.return_type);
    return out + (e.deprecated ? " deprecated\n" : "\n");
}

std::string line(std::string_view label, std::string_view text) {
    if (text.empty()) return {};
    return "    " + std::string(label) + " " + one_line(text) + "\n";
}

} // namespace

std::string dump(const syntax::element& e) {
    std::string out = std::string(word(e.visible)) + " " + std::string(to_string(e.kind)) + " " + one_line(e.qualified);
    if (!e.qualified.ends_with(e.name)) out += " (" + one_line(e.name) + ")";
    out += " " + position(e.where) + " name " + position(e.name_span);
    if (!e.return_type.empty()) out += " -> " + one_line(e.return_type);
    if (e.optional) out += " optional";
    if (e.deprecated) out += " deprecated";
    out += "\n";
    for (const syntax::parameter& p : e.parameters) out += dump(p);
    out += line("type", e.type);
    out += line("value", e.value);
    out += line("method", e.method);
    for (const std::string& d : e.decorators) out += line("decorator", d);
    for (const std::string& a : e.aliases) out += line("alias", a);
    return out;
}

std::string dump(const std::vector<syntax::element>& elements) {
    std::string out;
    for (const syntax::element& e : elements) out += dump(e);
    return out;
}

std::string brief(const std::vector<syntax::element>& elements) {
    std::string out;
    for (const syntax::element& e : elements) out += brief(e);
    return out;
}

std::string dump(const syntax::surface& s) {
    std::string out;
    if (s.has_errors) out += "has errors\n";
    if (s.too_deep) out += "too deep\n";
    return out + dump(s.elements);
}

void check_surface(syntax::language lang, const std::string& source) {
    const std::string bytes = read_golden(source);
    check_golden(source + ".surface", dump(syntax::read(lang, source, bytes)));
}

std::vector<syntax::element> definitions(const syntax::surface& s) {
    std::vector<syntax::element> out = s.elements;
    std::erase_if(out, [](const syntax::element& e) { return e.kind > syntax::element_kind::macro; });
    return out;
}

void check_definitions(syntax::language lang, const std::string& source) {
    const std::string bytes = read_golden(source);
    check_golden(source + ".surface", dump(definitions(syntax::read(lang, source, bytes))));
}

} // namespace delta::testing
