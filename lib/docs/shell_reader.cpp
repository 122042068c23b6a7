// SPDX-License-Identifier: Apache-2.0
#include "docs/shell_reader.hpp"

#include <algorithm>
#include <string>

#include "base/text.hpp"
#include "docs/inline_code.hpp"
#include "docs/words.hpp"

namespace delta::docs {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t most_words = 64;
constexpr std::size_t longest_word = 300;
// Instead of the index of a command's mention.
constexpr std::size_t none = npos;
constexpr std::size_t skipped = npos - 1;

// Programs that run the program named after them.
bool is_prefix(std::string_view s) {
    return s == "sudo" || s == "env" || s == "time" || s == "exec" || s == "command";
}

// "./serve", "npm", "$BIN/tool"; not "Content-Type:", "-x" or "{".
bool is_program(std::string_view w) {
    if (w.size() > longest_word || w.ends_with(':') || w == "HTTP/1.1") return false;
    if (!is_alpha(w.front()) && std::string_view("./~$").find(w.front()) == npos) return false;
    return std::all_of(w.begin(), w.end(), [](char c) {
        return is_alpha(c) || is_digit(c) || std::string_view("_-./~$:+@{}%\\").find(c) != npos;
    });
}

class command_reader {
  public:
    command_reader(const placed_text& text, std::size_t begin, std::size_t end, mention_sink& sink)
        : text_(text), s_(text.text()), at_(begin), end_(end), sink_(sink) {}

    void run() {
        while (at_ < end_) {
            const char c = s_[at_];
            if (is_space(c)) {
                ++at_;
            } else if (c == '\\' && at_ + 1 < end_ && (s_[at_ + 1] == '\n' || s_[at_ + 1] == '\r')) {
                at_ += 2;
            } else if (c == '#' && (at_ == 0 || is_space(s_[at_ - 1]))) {
                at_ = std::min(s_.find('\n', at_), end_);
            } else if (c == '|' || c == ';' || c == '&' || c == '(' || c == ')' || c == '\n') {
                ++at_;
                command_ = none;
            } else {
                word();
            }
        }
    }

  private:
    // Ends at a blank or an operator outside quotes.
    std::size_t word_end() const {
        char quote = 0;
        std::size_t at = at_;
        for (; at < end_; ++at) {
            const char c = s_[at];
            if (quote != 0) {
                if (c == quote)
                    quote = 0;
                else if (c == '\\' && quote == '"')
                    ++at;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '\\' && at + 1 < end_ && s_[at + 1] != '\n') {
                ++at;
            } else if (is_space(c) || c == '|' || c == ';' || c == '&' || (c == ')' && at > at_)) {
                break;
            }
        }
        return std::min(at, end_);
    }

    void word() {
        const std::size_t begin = at_;
        at_ = std::max(word_end(), begin + 1);
        std::size_t from = begin;
        std::size_t to = at_;
        if (to - from >= 2 && (s_[from] == '"' || s_[from] == '\'') && s_[to - 1] == s_[from]) {
            ++from;
            --to;
        }
        if (from >= to) return;
        const std::string_view w = s_.substr(from, to - from);
        if (command_ == none && take_assignment(from, to)) return;
        if (command_ == none) return program(from, to);
        if (command_ == skipped) return argument(from, to, w);
        mention& command = sink_.at(command_);
        if (command.arguments.size() < most_words && w.size() <= longest_word)
            command.arguments.emplace_back(w);
        else
            command.truncated = true;
        argument(from, to, w);
    }

    // `NAME=value program`, `export NAME=value`.
    bool take_assignment(std::size_t from, std::size_t to) {
        const std::string_view w = s_.substr(from, to - from);
        const std::size_t equals = w.find('=');
        if (equals == npos || equals == 0 || !is_all_caps(w.substr(0, equals))) return false;
        add_assignment(from, to, equals);
        return true;
    }

    void add_assignment(std::size_t from, std::size_t to, std::size_t equals) {
        const std::string_view w = s_.substr(from, to - from);
        const std::string_view name = w.substr(0, equals);
        if (is_placeholder(name)) return;
        sink_.add(mention_kind::env_var, text_, from, from + equals);
        const std::string_view value = w.substr(equals + 1);
        const bool simple = !value.empty() && value.size() <= 64 && value.find_first_of(" $<>\"'`(){}") == npos;
        if (simple && !is_placeholder(value))
            sink_.add(mention_kind::value, text_, from + equals + 1, to).subject = name;
    }

    void program(std::size_t from, std::size_t to) {
        const std::string_view w = s_.substr(from, to - from);
        if (is_prefix(w)) return;
        if (!is_program(w) || is_placeholder(w)) {
            command_ = skipped;
            return argument(from, to, w);
        }
        sink_.add(mention_kind::command, text_, from, to);
        command_ = sink_.count() - 1;
        if (is_path(w)) sink_.add(mention_kind::path, text_, from, to);
    }

    void argument(std::size_t from, std::size_t to, std::string_view w) {
        if (w.size() > longest_word) return;
        const std::size_t equals = w.find('=');
        if (equals != npos && equals > 0 && is_all_caps(w.substr(0, equals))) return add_assignment(from, to, equals);
        if (w.front() == '/' || w.front() == '>' || w.front() == '<') {
            if (is_path(w) && !is_placeholder(w)) sink_.add(mention_kind::path, text_, from, to);
            return;
        }
        read_signed_word(text_, from, to, sink_);
    }

    const placed_text& text_;
    std::string_view s_;
    std::size_t at_;
    std::size_t end_;
    mention_sink& sink_;
    std::size_t command_ = none; // index of the mention of the command being read
};

// The length of a prompt at the front of a line: "$ ", "% ", "> ", "user@host:~$ ".
std::size_t prompt_length(std::string_view line) {
    std::size_t indent = std::min(line.find_first_not_of(" \t"), line.size());
    const std::string_view rest = line.substr(indent);
    if (rest.starts_with("$ ") || rest.starts_with("% ") || rest.starts_with("> ")) return indent + 2;
    for (const std::string_view arrow : {"\xE2\x9D\xAF ", "\xE2\x9E\x9C ", "\xE2\x80\xBA "})
        if (rest.starts_with(arrow)) return indent + arrow.size();
    if (rest.starts_with("PS> ") || rest.starts_with("C:\\> ")) return indent + rest.find('>') + 2;
    const std::size_t dollar = rest.find("$ ");
    if (dollar != npos && dollar < 40 && rest.substr(0, dollar).find_first_of(" \"'=") == npos && dollar > 0 &&
        rest.substr(0, dollar).find_first_of("@~:)") != npos)
        return indent + dollar + 2;
    return 0;
}

} // namespace

void read_command_line(const placed_text& text, std::size_t begin, std::size_t end, mention_sink& sink) {
    if (text.text().substr(begin, end - begin).starts_with("$ ")) begin += 2;
    command_reader(text, begin, end, sink).run();
}

void read_shell(const placed_text& code, mention_sink& sink) {
    const std::string_view s = code.text();
    bool has_prompts = false;
    for (std::size_t at = 0; at < s.size() && !has_prompts;) {
        const std::size_t end = std::min(s.find('\n', at), s.size());
        has_prompts = prompt_length(s.substr(at, end - at)) > 0;
        at = end + 1;
    }
    std::string heredoc;
    for (std::size_t at = 0; at < s.size();) {
        const std::size_t begin = at;
        std::size_t end = std::min(s.find('\n', at), s.size());
        const std::string_view first = s.substr(begin, end - begin);
        const std::size_t prompt = prompt_length(first);
        if (!heredoc.empty()) {
            if (trim(first) == heredoc) heredoc.clear();
            at = end + 1;
            continue;
        }
        // A line that ends in a backslash goes on.
        while (end < s.size() && trim(s.substr(at, end - at)).ends_with('\\')) {
            at = end + 1;
            end = std::min(s.find('\n', at), s.size());
        }
        at = end + 1;
        if (has_prompts && prompt == 0) continue;
        read_command_line(code, begin + prompt, end, sink);
        const std::size_t mark = first.find("<<");
        if (mark == npos) continue;
        const std::size_t name = first.find_first_not_of("<-'\" ", mark);
        if (name != npos) heredoc = first.substr(name, identifier_length(first.substr(name)));
    }
}

} // namespace delta::docs
