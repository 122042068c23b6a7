// SPDX-License-Identifier: Apache-2.0
#include "drift/section_words.hpp"

#include <algorithm>

namespace delta::drift {
namespace {

bool is_inner(char c) {
    return c == '-' || c == '.';
}

// Words with the dashes and dots inside them: "per-page", "taskfile.yml".
std::unordered_set<std::string_view> words_of(std::string_view text) {
    std::unordered_set<std::string_view> out;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t j = i;
        while (j < text.size() && (is_word(text[j]) || is_inner(text[j]))) ++j;
        std::string_view word = text.substr(i, j - i);
        while (!word.empty() && is_inner(word.back())) word.remove_suffix(1);
        while (!word.empty() && is_inner(word.front())) word.remove_prefix(1);
        if (!word.empty()) out.insert(word);
        i = j + 1;
    }
    return out;
}

std::string_view bare(std::string_view name) {
    while (!name.empty() && is_inner(name.front())) name.remove_prefix(1);
    return name;
}

} // namespace

bool section_words::have(std::uint32_t doc, std::uint32_t section, std::string_view name) {
    const auto [at, fresh] = known_.try_emplace({doc, section});
    if (fresh) {
        const doc_file& file = c_.docs[doc];
        const span& where = file.parsed.sections[section].where;
        const line_index& lines = c_.lines.of(file.bytes);
        const std::size_t begin = lines.offset_of(std::max(1U, where.line));
        const std::size_t end = std::max(begin, lines.offset_of(where.end_line + 1));
        at->second = words_of(file.bytes.substr(begin, end - begin));
    }
    return at->second.contains(bare(name));
}

bool section_words::had(std::uint32_t doc, std::string_view name) {
    const auto [at, fresh] = before_.try_emplace(doc);
    if (fresh) at->second = words_of(c_.docs[doc].base_bytes);
    return at->second.contains(bare(name));
}

} // namespace delta::drift
