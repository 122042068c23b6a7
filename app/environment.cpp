// SPDX-License-Identifier: Apache-2.0
#include "environment.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <optional>

#include "base/error.hpp"
#include "base/text.hpp"

extern char** environ;

namespace delta::app {
namespace {

bool is_name(std::string_view text) {
    return !text.empty() && !is_digit(text.front()) &&
           std::ranges::all_of(text, [](char c) { return is_alpha(c) || is_digit(c) || c == '_'; });
}

// Only white space or a comment may follow a closing quote.
bool ends_well(std::string_view rest) {
    rest = trim(rest);
    return rest.empty() || rest.front() == '#';
}

std::optional<std::string> read_quoted(std::string_view text) {
    const char quote = text.front();
    std::string out;
    for (std::size_t i = 1; i < text.size(); ++i) {
        if (text[i] == quote) return ends_well(text.substr(i + 1)) ? std::optional(out) : std::nullopt;
        const bool escaped = quote == '"' && text[i] == '\\' && i + 1 < text.size();
        if (escaped && text[i + 1] == 'n') {
            out += '\n';
            ++i;
        } else if (escaped && (text[i + 1] == '"' || text[i + 1] == '\\')) {
            out += text[++i];
        } else {
            out += text[i];
        }
    }
    return std::nullopt;
}

std::string_view without_comment(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text[i] == '#' && (i == 0 || is_space(text[i - 1]))) return trim(text.substr(0, i));
    return trim(text);
}

std::optional<std::string> read_value(std::string_view text) {
    text = trim(text);
    if (text.starts_with('"') || text.starts_with('\'')) return read_quoted(text);
    return std::string(without_comment(text));
}

// What is wrong with the line, or nothing.
std::string read_line(std::string_view line, const std::string& source, environment& out) {
    line = trim(line);
    if (line.empty() || line.front() == '#') return {};
    if (line.starts_with("export ")) line = trim(line.substr(7));
    const std::size_t equals = line.find('=');
    if (equals == std::string_view::npos || !is_name(trim(line.substr(0, equals)))) return "expected NAME=VALUE";
    const std::string name(trim(line.substr(0, equals)));
    const std::optional<std::string> value = read_value(line.substr(equals + 1));
    if (!value) return fmt::format("{}: a quote is not closed, or something follows it", name);
    if (!value->empty()) out.values.insert_or_assign(name, sourced_value{*value, source});
    return {};
}

environment read_file(const std::string& file, bool must_exist) {
    std::ifstream in(file, std::ios::binary);
    if (!in && (must_exist || errno != ENOENT)) throw config_failure(fmt::format("{}: {}", file, std::strerror(errno)));
    if (!in) return {};
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    if (in.bad()) throw config_failure(fmt::format("{}: cannot be read", file));
    return parse_environment_file(text, file);
}

} // namespace

environment parse_environment_file(std::string_view text, const std::string& name) {
    environment out;
    std::size_t number = 0;
    for (const std::string_view line : split_lines(text)) {
        ++number;
        // The line itself may hold a secret, so it is not quoted.
        if (const std::string wrong = read_line(line, name, out); !wrong.empty())
            out.problems.push_back(fmt::format("{}:{}: {}", name, number, wrong));
    }
    return out;
}

environment read_environment(const std::string& file, bool must_exist) {
    environment out = read_file(file, must_exist);
    for (char** entry = environ; *entry != nullptr; ++entry) {
        const std::string_view pair(*entry);
        const std::size_t equals = pair.find('=');
        if (equals == std::string_view::npos || equals + 1 == pair.size()) continue;
        out.values.insert_or_assign(std::string(pair.substr(0, equals)),
                                    sourced_value{std::string(pair.substr(equals + 1)), "environment"});
    }
    if (const auto app = out.values.find("GITHUB_APP_FILE"); app != out.values.end()) {
        environment made = read_file(app->second.text, false);
        out.values.merge(made.values);
        out.problems.insert(out.problems.end(), made.problems.begin(), made.problems.end());
    }
    return out;
}

} // namespace delta::app
