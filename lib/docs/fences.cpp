// SPDX-License-Identifier: Apache-2.0
#include "docs/fences.hpp"

#include <algorithm>
#include <string>

#include "base/text.hpp"
#include "docs/code_reader.hpp"
#include "docs/config_reader.hpp"
#include "docs/shell_reader.hpp"

namespace delta::docs {

namespace {

template <std::size_t N>
bool is_one_of(const std::string_view (&words)[N], std::string_view s) {
    return std::find(std::begin(words), std::end(words), s) != std::end(words);
}

bool is_shell(std::string_view language, std::string_view code) {
    static constexpr std::string_view names[] = {
        "sh",  "bash",         "console", "shell", "shell-session", "zsh",  "fish",    "terminal", "cmd",  "ksh",
        "bat", "shellsession", "ps1",     "batch", "powershell",    "ansi", "command", "posh",     "pwsh", "term"};
    if (is_one_of(names, language)) return true;
    return (language.empty() || language == "text") && trim(code).starts_with("$ ");
}

// Drawings and prose: nothing in them is a claim about code.
bool is_no_code(std::string_view language, std::string_view code) {
    static constexpr std::string_view names[] = {"mermaid", "plantuml", "math", "latex",   "tex",  "ascii",
                                                 "tree",    "dot",      "css",  "scss",    "less", "sass",
                                                 "svg",     "markdown", "md",   "graphviz"};
    if (is_one_of(names, language)) return true;
    // A tree of files.
    return code.find("\xE2\x94\x9C\xE2\x94\x80") != code.npos || code.find("\xE2\x94\x94\xE2\x94\x80") != code.npos ||
           code.find("|-- ") != code.npos;
}

// The new side of a diff: lines taken away are blanked, and so are the marks and the heads.
std::string new_side(std::string_view diff) {
    std::string out(diff);
    for (std::size_t at = 0; at < out.size();) {
        const std::size_t end = std::min(out.find('\n', at), out.size());
        const bool gone = out[at] == '-' || std::string_view(out).substr(at).starts_with("+++") ||
                          std::string_view(out).substr(at).starts_with("@@");
        if (gone)
            std::fill(out.begin() + static_cast<std::ptrdiff_t>(at), out.begin() + static_cast<std::ptrdiff_t>(end),
                      ' ');
        else if (out[at] == '+')
            out[at] = ' ';
        at = end + 1;
    }
    return out;
}

void read_by_language(const std::string& language, bool is_diff, const placed_text& code, mention_sink& sink) {
    static constexpr std::string_view ini[] = {"toml",       "ini", "env",  "dotenv",
                                               "properties", "cfg", "conf", "editorconfig"};
    if (is_diff) return read_code(code, style_of("js"), code_place::fence, sink);
    if (is_shell(language, code.text())) return read_shell(code, sink);
    if (is_no_code(language, code.text())) return;
    if (language == "yaml" || language == "yml") return read_yaml_fence(code, sink);
    if (language == "json" || language == "jsonc" || language == "json5") return read_json_fence(code, sink);
    if (is_one_of(ini, language)) return read_ini_fence(code, sink);
    if (language == "dockerfile" || language == "docker") return read_dockerfile_fence(code, sink);
    if (language == "http") return read_http_fence(code, sink);
    read_code(code, style_of(language), code_place::fence, sink);
}

} // namespace

void read_fence(const block& fence, mention_sink& sink) {
    sink.in_code = true;
    const std::string language = to_lower(fence.info);
    const bool is_diff = language == "diff" || language == "patch";
    const std::string kept = is_diff ? new_side(fence.content) : std::string();
    const placed_text code(sink.source(), is_diff ? std::string_view(kept) : std::string_view(fence.content),
                           fence.content_where);
    read_by_language(language, is_diff, code, sink);
    sink.in_code = false;
}

} // namespace delta::docs
