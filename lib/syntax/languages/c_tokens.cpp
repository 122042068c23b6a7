// SPDX-License-Identifier: Apache-2.0
#include "syntax/languages/c_tokens.hpp"

#include <algorithm>
#include <string>

namespace delta::syntax {
namespace {

bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

class scanner {
  public:
    explicit scanner(std::string_view source) : source_(source) {}

    std::vector<c_token> scan() {
        out_.reserve(source_.size() / 5);
        while (skip_blanks()) read_token();
        return std::move(out_);
    }

  private:
    char at(std::size_t i) const { return i < source_.size() ? source_[i] : '\0'; }
    bool ahead(std::string_view wanted) const { return source_.substr(at_).starts_with(wanted); }
    void skip_past(std::string_view wanted) {
        const std::size_t found = source_.find(wanted, at_);
        at_ = found == source_.npos ? source_.size() : found + wanted.size();
    }

    // False at the end of the file.
    bool skip_blanks() {
        while (at_ < source_.size()) {
            const char c = source_[at_];
            if (c == '\n') {
                line_start_ = true;
                ++at_;
            } else if (c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v' || c == '\\') {
                ++at_;
            } else if (ahead("//")) {
                skip_line();
            } else if (ahead("/*")) {
                at_ += 2;
                skip_past("*/");
            } else {
                return true;
            }
        }
        return false;
    }

    // To the line's end, which is not taken; a backslash carries on to the next line.
    void skip_line() {
        while (at_ < source_.size() && source_[at_] != '\n') {
            if (source_[at_] == '\\' && at(at_ + 1) == '\r' && at(at_ + 2) == '\n')
                at_ += 2;
            else if (source_[at_] == '\\' && at(at_ + 1) == '\n')
                ++at_;
            else if (ahead("/*")) {
                ++at_;
                skip_past("*/");
                continue;
            }
            ++at_;
        }
        at_ = std::min(at_, source_.size());
    }

    void read_token() {
        const std::size_t begin = at_;
        const char c = source_[at_];
        c_token::type kind = c_token::type::mark;
        if (c == '#' && line_start_) {
            kind = c_token::type::directive;
            skip_line();
        } else if (is_digit(c)) {
            kind = c_token::type::literal;
            while (is_word(at(at_)) || at(at_) == '.' || (at(at_) == '\'' && is_word(at(at_ + 1)))) ++at_;
        } else if (is_word(c)) {
            kind = c_token::type::word;
            while (at_ < source_.size() && is_word(source_[at_])) ++at_;
            if (at(at_) == '"' && source_[at_ - 1] == 'R') {
                kind = c_token::type::literal;
                skip_raw_string();
            }
        } else if (c == '"' || c == '\'') {
            kind = c_token::type::literal;
            skip_quoted(c);
        } else {
            at_ += ahead("::") ? 2 : 1;
        }
        out_.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_), kind, line_start_});
        line_start_ = false;
    }

    void skip_quoted(char quote) {
        for (++at_; at_ < source_.size() && source_[at_] != quote && source_[at_] != '\n'; ++at_)
            if (source_[at_] == '\\') ++at_;
        at_ = std::min(at_ + 1, source_.size());
    }

    void skip_raw_string() {
        const std::size_t open = source_.find('(', at_);
        // A delimiter has at most 16 characters.
        if (open == source_.npos || open > at_ + 17) {
            skip_quoted('"');
            return;
        }
        const std::string closing = ")" + std::string(source_.substr(at_ + 1, open - at_ - 1)) + "\"";
        skip_past(closing);
    }

    std::string_view source_;
    std::vector<c_token> out_;
    std::size_t at_ = 0;
    bool line_start_ = true;
};

} // namespace

std::vector<c_token> c_tokens(std::string_view source) {
    return scanner(source).scan();
}

} // namespace delta::syntax
