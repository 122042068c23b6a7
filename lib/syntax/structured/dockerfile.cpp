// SPDX-License-Identifier: Apache-2.0
// Dockerfiles: base images, stages, variables and ports.
#include <algorithm>
#include <set>

#include "syntax/structured/formats.hpp"

namespace delta::syntax::structured {
namespace {

// Drops blanks, ends of continued lines and whole lines of comment between them.
void skip_blanks(std::string_view& rest) {
    for (bool line_start = false; !rest.empty();) {
        const bool continued = rest.front() == '\\' && rest.size() > 1 && is_space(rest[1]);
        if (line_start && rest.front() == '#') {
            rest.remove_prefix(std::min(rest.find('\n'), rest.size()));
        } else if (is_space(rest.front()) || continued) {
            line_start = rest.front() == '\n' || (line_start && !continued);
            rest.remove_prefix(1);
        } else {
            return;
        }
    }
}

// Cuts the next word off `rest`; quotes hold blanks together.
std::string_view take_word(std::string_view& rest) {
    skip_blanks(rest);
    char quote = 0;
    std::size_t end = 0;
    for (; end < rest.size() && (quote != 0 || !is_space(rest[end])); ++end) {
        if (rest[end] == '\\' && end + 1 < rest.size() && !is_space(rest[end + 1])) {
            ++end;
        } else if (quote == 0 && (rest[end] == '"' || rest[end] == '\'')) {
            quote = rest[end];
        } else if (rest[end] == quote) {
            quote = 0;
        }
    }
    end = std::min(end, rest.size());
    const std::string_view word = rest.substr(0, end);
    rest.remove_prefix(end);
    return word == "\\" ? std::string_view() : word;
}

class reader {
  public:
    explicit reader(collector& out) : out_(out) {}

    void read() {
        std::string_view rest = out_.bytes();
        if (rest.starts_with("\xEF\xBB\xBF")) rest.remove_prefix(3);
        while (!rest.empty()) {
            const std::string_view whole = trim(take_instruction(rest));
            std::string_view arguments = whole;
            const std::string verb = to_lower(take_word(arguments));
            if (verb == "from") from(arguments, whole);
            if (verb == "arg" || verb == "env") variables(arguments, whole, verb == "env");
            if (verb == "expose") ports(arguments, whole);
            if (verb == "run" || verb == "copy" || verb == "add") skip_heredocs(whole, rest);
        }
    }

  private:
    static std::string_view take_line(std::string_view& rest) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        const std::string_view line = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        return line;
    }

    // An instruction goes on over lines that end in a backslash; comment and blank lines between them do not end it.
    static std::string_view take_instruction(std::string_view& rest) {
        const char* const begin = rest.data();
        const char* end = begin;
        for (bool more = true; more && !rest.empty();) {
            const std::string_view line = trim(take_line(rest));
            const bool silent = line.empty() || line.front() == '#';
            if (!silent) end = line.data() + line.size();
            more = silent ? end != begin : line.back() == '\\';
            if (silent && end == begin) return {};
        }
        return {begin, static_cast<std::size_t>(end - begin)};
    }

    // `RUN <<EOF` takes the lines up to `EOF`.
    static void skip_heredocs(std::string_view instruction, std::string_view& rest) {
        const std::size_t mark = instruction.find("<<");
        if (mark == instruction.npos) return;
        std::string_view after = instruction.substr(mark + 2);
        if (after.starts_with('-')) after.remove_prefix(1);
        const std::string_view word = unquote(take_word(after));
        // `1<<n)` is arithmetic.
        if (word.empty() || !std::ranges::all_of(word, is_word)) return;
        while (!rest.empty() && trim(take_line(rest)) != word) {
        }
    }

    void from(std::string_view arguments, std::string_view whole) {
        std::string_view image = take_word(arguments);
        while (image.starts_with("--")) image = take_word(arguments);
        if (image != "scratch" && !stages_.contains(image)) add_image(image, whole, {}, out_);
        if (to_lower(take_word(arguments)) != "as") return;
        const std::string_view stage = take_word(arguments);
        stages_.insert(stage);
        out_.add({.kind = element_kind::target, .name = stage, .qualified = {}, .whole = whole});
    }

    void variables(std::string_view arguments, std::string_view whole, bool spaced) {
        for (std::string_view word = take_word(arguments); !word.empty(); word = take_word(arguments)) {
            const std::size_t equals = word.find('=');
            const bool alone = equals == word.npos;
            // `ENV KEY the rest` is the older way to write one variable.
            const std::string_view value = !alone   ? unquote(word.substr(equals + 1))
                                           : spaced ? unquote(trim(arguments))
                                                    : std::string_view();
            out_.add({.kind = element_kind::env_var,
                      .name = word.substr(0, equals),
                      .qualified = {},
                      .whole = whole,
                      .value = value});
            if (alone && spaced) return;
        }
    }

    void ports(std::string_view arguments, std::string_view whole) {
        for (std::string_view word = take_word(arguments); !word.empty(); word = take_word(arguments)) {
            const std::string_view number = word.substr(0, word.find('/'));
            out_.add({.kind = element_kind::port, .name = number, .qualified = {}, .whole = whole, .value = number});
        }
    }

    collector& out_;
    std::set<std::string_view> stages_;
};

} // namespace

void read_dockerfile(collector& out) {
    reader(out).read();
}

} // namespace delta::syntax::structured
