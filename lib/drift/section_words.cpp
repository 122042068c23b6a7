// SPDX-License-Identifier: Apache-2.0
#include "drift/section_words.hpp"

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
    if (fresh) at->second = words_of(section_text(c_, doc, section));
    return at->second.contains(bare(name));
}

bool section_words::had(std::uint32_t doc, std::string_view name) {
    const auto [at, fresh] = before_.try_emplace(doc);
    if (fresh) at->second = words_of(c_.docs[doc].base_bytes);
    return at->second.contains(bare(name));
}

} // namespace delta::drift
