// SPDX-License-Identifier: Apache-2.0
#include "syntax/language.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.hpp"
#include "syntax/node.hpp"

extern "C" {
const TSLanguage* tree_sitter_python();
const TSLanguage* tree_sitter_javascript();
const TSLanguage* tree_sitter_typescript();
const TSLanguage* tree_sitter_tsx();
const TSLanguage* tree_sitter_go();
const TSLanguage* tree_sitter_rust();
const TSLanguage* tree_sitter_java();
const TSLanguage* tree_sitter_c();
const TSLanguage* tree_sitter_cpp();
const TSLanguage* tree_sitter_c_sharp();
const TSLanguage* tree_sitter_ruby();
const TSLanguage* tree_sitter_php();
const TSLanguage* tree_sitter_kotlin();
const TSLanguage* tree_sitter_bash();
const TSLanguage* tree_sitter_json();
const TSLanguage* tree_sitter_yaml();
const TSLanguage* tree_sitter_toml();
const TSLanguage* tree_sitter_make();
}

namespace delta::syntax {
namespace {

using entry = std::pair<std::string_view, language>;

constexpr std::array extensions = {
    entry{"py", language::python},      entry{"pyi", language::python},     entry{"pyw", language::python},
    entry{"js", language::javascript},  entry{"mjs", language::javascript}, entry{"cjs", language::javascript},
    entry{"jsx", language::javascript}, entry{"ts", language::typescript},  entry{"mts", language::typescript},
    entry{"cts", language::typescript}, entry{"tsx", language::tsx},        entry{"go", language::go},
    entry{"rs", language::rust},        entry{"java", language::java},      entry{"c", language::c},
    entry{"h", language::cpp},          entry{"cc", language::cpp},         entry{"cpp", language::cpp},
    entry{"cxx", language::cpp},        entry{"hh", language::cpp},         entry{"hpp", language::cpp},
    entry{"hxx", language::cpp},        entry{"ipp", language::cpp},        entry{"inl", language::cpp},
    entry{"cs", language::csharp},      entry{"rb", language::ruby},        entry{"rake", language::ruby},
    entry{"gemspec", language::ruby},   entry{"ru", language::ruby},        entry{"php", language::php},
    entry{"kt", language::kotlin},      entry{"kts", language::kotlin},     entry{"sh", language::bash},
    entry{"bash", language::bash},      entry{"zsh", language::bash},       entry{"json", language::json},
    entry{"jsonc", language::json},     entry{"json5", language::json},     entry{"yml", language::yaml},
    entry{"yaml", language::yaml},      entry{"toml", language::toml},      entry{"ini", language::ini},
    entry{"cfg", language::ini},        entry{"conf", language::ini},       entry{"properties", language::ini},
    entry{"env", language::dotenv},     entry{"mk", language::makefile},    entry{"dockerfile", language::dockerfile}};

constexpr std::array file_names = {
    entry{"makefile", language::makefile},     entry{"gnumakefile", language::makefile},
    entry{"rakefile", language::ruby},         entry{"gemfile", language::ruby},
    entry{"dockerfile", language::dockerfile}, entry{"containerfile", language::dockerfile},
    entry{"pipfile", language::toml},          entry{".editorconfig", language::ini},
    entry{"go.mod", language::gomod},          entry{".bashrc", language::bash}};

constexpr std::array interpreters = {entry{"python", language::python}, entry{"node", language::javascript},
                                     entry{"ruby", language::ruby},     entry{"php", language::php},
                                     entry{"bash", language::bash},     entry{"zsh", language::bash},
                                     entry{"sh", language::bash}};

constexpr std::array names = {entry{"python", language::python},
                              entry{"javascript", language::javascript},
                              entry{"typescript", language::typescript},
                              entry{"tsx", language::tsx},
                              entry{"go", language::go},
                              entry{"rust", language::rust},
                              entry{"java", language::java},
                              entry{"c", language::c},
                              entry{"c++", language::cpp},
                              entry{"c#", language::csharp},
                              entry{"ruby", language::ruby},
                              entry{"php", language::php},
                              entry{"kotlin", language::kotlin},
                              entry{"bash", language::bash},
                              entry{"json", language::json},
                              entry{"yaml", language::yaml},
                              entry{"toml", language::toml},
                              entry{"ini", language::ini},
                              entry{"dockerfile", language::dockerfile},
                              entry{"makefile", language::makefile},
                              entry{"dotenv", language::dotenv},
                              entry{"go.mod", language::gomod}};

template <class Table>
std::optional<language> find_in(const Table& table, std::string_view key) {
    const auto found = std::ranges::find(table, key, &entry::first);
    if (found == table.end()) return std::nullopt;
    return found->second;
}

} // namespace

std::string_view to_string(language l) {
    return std::ranges::find(names, l, &entry::second)->first;
}

std::optional<language> find_language(std::string_view path, std::string_view first_line) {
    const std::string name = to_lower(path.substr(path.rfind('/') + 1));
    if (const auto found = find_in(file_names, name)) return found;
    if (name.starts_with(".env")) return language::dotenv;
    if (name.starts_with("dockerfile.") || name.starts_with("containerfile.")) return language::dockerfile;
    const std::size_t dot = name.rfind('.');
    if (dot != name.npos) return find_in(extensions, std::string_view(name).substr(dot + 1));
    if (!first_line.starts_with("#!")) return std::nullopt;
    for (const auto& [program, lang] : interpreters)
        if (first_line.find(program) != first_line.npos) return lang;
    return std::nullopt;
}

bool is_code(language l) {
    return l < language::json;
}

const TSLanguage* grammar(language lang) {
    switch (lang) {
        case language::python:
            return tree_sitter_python();
        case language::javascript:
            return tree_sitter_javascript();
        case language::typescript:
            return tree_sitter_typescript();
        case language::tsx:
            return tree_sitter_tsx();
        case language::go:
            return tree_sitter_go();
        case language::rust:
            return tree_sitter_rust();
        case language::java:
            return tree_sitter_java();
        case language::c:
            return tree_sitter_c();
        case language::cpp:
            return tree_sitter_cpp();
        case language::csharp:
            return tree_sitter_c_sharp();
        case language::ruby:
            return tree_sitter_ruby();
        case language::php:
            return tree_sitter_php();
        case language::kotlin:
            return tree_sitter_kotlin();
        case language::bash:
            return tree_sitter_bash();
        case language::json:
            return tree_sitter_json();
        case language::yaml:
            return tree_sitter_yaml();
        case language::toml:
            return tree_sitter_toml();
        case language::makefile:
            return tree_sitter_make();
        case language::ini:
        case language::dockerfile:
        case language::dotenv:
        case language::gomod:
            return nullptr;
    }
    return nullptr;
}

} // namespace delta::syntax
