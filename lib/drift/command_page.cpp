// SPDX-License-Identifier: Apache-2.0
// Folders that have a page for each command (`acme_ps.md`, `acme_images.md`).
#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "drift/candidate.hpp"
#include "drift/names.hpp"

namespace delta::drift {
namespace {

using words = std::vector<std::string>;

words stem_words(std::string_view path) {
    const std::string_view name = path.substr(path.rfind('/') + 1);
    std::string stem(name.substr(0, name.find('.')));
    std::ranges::replace(stem, '-', '_');
    return name_parts(stem);
}

// The command's words as its code file has them; none when the file's name says nothing of a command.
words command_of(const context& c, const fact& f) {
    using namespace std::string_view_literals;
    constexpr std::array generic = {"cli"sv,  "cmd"sv,     "command"sv, "commands"sv, "flags"sv, "main"sv, "app"sv,
                                    "args"sv, "options"sv, "index"sv,   "init"sv,     "mod"sv,   "root"sv};
    words out = stem_words(c.changes[f.file].path);
    std::erase_if(out, [&](const std::string& word) { return std::ranges::find(generic, word) != generic.end(); });
    return out;
}

} // namespace

bool is_page_of_another(const context& c, const fact& f, std::uint32_t doc) {
    if (!f.is_element || f.is_parameter || f.what != syntax::element_kind::cli_option) return false;
    const words command = command_of(c, f);
    const words here = stem_words(c.docs[doc].path);
    if (command.empty() || !std::ranges::search(here, command).empty()) return false;
    const std::string_view folder = folder_of(c.docs[doc].path);
    return std::ranges::any_of(c.docs, [&](const doc_file& other) {
        if (folder_of(other.path) != folder) return false;
        const words page = stem_words(other.path);
        // The program's own page, `acme.md`, has the options of all its commands.
        return page.size() > command.size() && here.size() > page.size() - command.size() &&
               std::equal(command.rbegin(), command.rend(), page.rbegin()) &&
               std::equal(page.begin(), page.end() - static_cast<std::ptrdiff_t>(command.size()), here.begin());
    });
}

} // namespace delta::drift
