// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "check/archive.hpp"
#include "check/stored.hpp"

// Structured bindings name every member: a new one does not compile until it is kept as well.
// Static, since functions of an unnamed namespace are not found by their arguments.
namespace delta::check {

static void archive(auto& a, either<syntax::parameter> auto& p) {
    auto& [name, type, default_text, optional, variadic, keyword_only] = p;
    a(name, type, default_text, optional, variadic, keyword_only);
}

static void archive(auto& a, either<syntax::element> auto& e) {
    auto& [kind, name, qualified, visible, where, name_span, parameters, return_type, value, type, method, decorators,
           aliases, deprecated, has_help, optional] = e;
    a(kind, name, qualified, visible, where, name_span, parameters, return_type, value, type, method, decorators,
      aliases, deprecated, has_help, optional);
}

// A word is kept as its place in the source.
struct stored_word {
    std::uint32_t begin = 0;
    std::uint32_t size = 0;
    std::uint32_t line = 0;
    syntax::word_kind kind = syntax::word_kind::identifier;
    bool entry = false;
};

static void archive(auto& a, either<stored_word> auto& w) {
    auto& [begin, size, line, kind, entry] = w;
    a(begin, size, line, kind, entry);
}

namespace {

bool is_sound(const syntax::surface& s, std::size_t size) {
    const auto good_element = [&](const syntax::element& e) {
        return fits(e.where, size) && fits(e.name_span, size) && e.kind <= syntax::element_kind::package &&
               e.visible <= syntax::visibility::private_ && !e.name.empty();
    };
    const auto good_line = [&](std::uint32_t line) { return line > 0 && line <= size + 1; };
    return s.lang <= syntax::language::gomod && std::ranges::all_of(s.elements, good_element) &&
           std::ranges::all_of(s.code_lines, good_line) && std::ranges::is_sorted(s.code_lines);
}

} // namespace

std::string store_surface(const syntax::surface& s, std::string_view source) {
    const auto& [lang, elements, words, code_lines, has_errors, too_deep] = s;
    std::vector<stored_word> places;
    places.reserve(words.size());
    for (const auto& [text, line, kind, entry] : words)
        places.push_back({static_cast<std::uint32_t>(text.data() - source.data()),
                          static_cast<std::uint32_t>(text.size()), line, kind, entry});
    byte_writer out;
    out(lang, elements, places, code_lines, has_errors, too_deep);
    return out.take();
}

std::optional<syntax::surface> load_surface(std::string_view bytes, std::string_view source) {
    byte_reader in(bytes);
    syntax::surface s;
    std::vector<stored_word> places;
    in(s.lang, s.elements, places, s.code_lines, s.has_errors, s.too_deep);
    if (in.failed() || !in.at_end() || !is_sound(s, source.size())) return std::nullopt;
    s.words.reserve(places.size());
    for (const stored_word& w : places) {
        if (w.begin > source.size() || w.size > source.size() - w.begin || w.line > source.size() + 1 ||
            w.kind > syntax::word_kind::number)
            return std::nullopt;
        s.words.push_back({source.substr(w.begin, w.size), w.line, w.kind, w.entry});
    }
    return s;
}

} // namespace delta::check
