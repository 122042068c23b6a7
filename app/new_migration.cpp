// SPDX-License-Identifier: Apache-2.0
#include "new_migration.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <fstream>

namespace delta::app {
namespace {

bool is_name(std::string_view text) {
    const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
    return !text.empty() && text.front() >= 'a' && text.front() <= 'z' && std::ranges::all_of(text, fits);
}

int last_number(const std::filesystem::path& folder) {
    int last = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const std::string file = entry.path().filename().string();
        int number = 0;
        std::from_chars(file.data(), file.data() + file.size(), number);
        last = std::max(last, number);
    }
    return last;
}

} // namespace

result<std::vector<std::string>> make_migration(const std::filesystem::path& folder, std::string_view name) {
    if (!is_name(name))
        return fail(errc::invalid, fmt::format("\"{}\" is no name for a migration; lower-case words joined by "
                                               "underscores are, such as add_labels",
                                               name));
    if (!std::filesystem::is_directory(folder))
        return fail(errc::not_found, fmt::format("there is no folder \"{}\" here; a migration is begun in the top "
                                                 "folder of delta's sources",
                                                 folder.string()));
    const int number = last_number(folder) + 1;
    std::vector<std::string> made;
    for (const auto& [kind, comment] :
         {std::pair("up", "-- What changes."), std::pair("down", "-- How it is undone.")}) {
        const std::filesystem::path file = folder / fmt::format("{:04}_{}.{}.sql", number, name, kind);
        std::ofstream out(file);
        out << comment << '\n';
        if (!out.flush()) throw failure(fmt::format("cannot write {}", file.string()));
        made.push_back(file.string());
    }
    return made;
}

} // namespace delta::app
