// SPDX-License-Identifier: Apache-2.0
#include "docs/config_reader.hpp"

#include <algorithm>
#include <vector>

#include "base/text.hpp"
#include "docs/config_sink.hpp"
#include "docs/words.hpp"

namespace delta::docs {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t deepest = 64;

// Calls `line(begin, end)` for each line.
template <class Line>
void for_lines(std::string_view s, Line line) {
    for (std::size_t at = 0; at < s.size();) {
        const std::size_t end = std::min(s.find('\n', at), s.size());
        line(at, end);
        at = end + 1;
    }
}

bool is_key_byte(char c) {
    return is_word(c) || std::string_view("-./$@*\"' ").find(c) != npos;
}

// Where a comment behind a value begins.
std::size_t without_comment(std::string_view s, std::size_t begin, std::size_t end) {
    char quote = 0;
    for (std::size_t at = begin; at < end; ++at) {
        if (quote != 0) {
            if (s[at] == quote) quote = 0;
        } else if (s[at] == '"' || s[at] == '\'') {
            quote = s[at];
        } else if ((s[at] == '#' || s[at] == ';') && at > begin && is_space(s[at - 1])) {
            return at;
        }
    }
    return end;
}

class yaml_reader {
  public:
    yaml_reader(const placed_text& code, mention_sink& sink) : s_(code.text()), out_(code, sink) {}

    void line(std::size_t begin, std::size_t end) {
        std::size_t at = begin;
        while (at < end && s_[at] == ' ') ++at;
        if (at == end || s_[at] == '#' || s_[at] == '\r') return;
        // The lines of a block scalar.
        if (block_ != npos && at - begin > block_) return;
        block_ = npos;
        while (at + 1 < end && s_[at] == '-' && s_[at + 1] == ' ') {
            at += 2;
            while (at < end && s_[at] == ' ') ++at;
        }
        std::size_t key_end = at;
        while (key_end < end && is_key_byte(s_[key_end])) ++key_end;
        if (key_end == at || key_end >= end || s_[key_end] != ':' || (key_end + 1 < end && !is_space(s_[key_end + 1])))
            return;
        add(at - begin, at, key_end, end);
    }

  private:
    void add(std::size_t indent, std::size_t key, std::size_t key_end, std::size_t end) {
        while (!indents_.empty() && indents_.back() >= indent) indents_.pop_back();
        std::size_t from = key;
        std::size_t to = key_end;
        while (to > from && (s_[to - 1] == ' ' || s_[to - 1] == '"' || s_[to - 1] == '\'')) --to;
        while (from < to && (s_[from] == '"' || s_[from] == '\'')) ++from;
        if (from == to) return;
        out_.key(from, to, indents_.size());
        if (indents_.size() < deepest) indents_.push_back(indent);
        std::size_t value = key_end + 1;
        while (value < end && s_[value] == ' ') ++value;
        if (value < end && (s_[value] == '|' || s_[value] == '>'))
            block_ = indent;
        else
            out_.value(value, without_comment(s_, value, end));
    }

    std::string_view s_;
    config_sink out_;
    std::vector<std::size_t> indents_; // of the open keys
    std::size_t block_ = npos;         // indentation of the key that has a block scalar
};

class json_reader {
  public:
    json_reader(const placed_text& code, mention_sink& sink) : s_(code.text()), out_(code, sink) {}

    void run() {
        while (at_ < s_.size()) {
            const char c = s_[at_];
            if (c == '"' || c == '\'')
                string(c);
            else if (s_.substr(at_, 2) == "//" || c == '#')
                at_ = std::min(s_.find('\n', at_), s_.size());
            else if (s_.substr(at_, 2) == "/*")
                at_ = std::min(s_.find("*/", at_ + 2), s_.size() - 2) + 2;
            else if (is_word(c) || c == '-' || c == '+')
                bare();
            else
                punctuation(c);
        }
    }

  private:
    void string(char quote) {
        const std::size_t begin = at_ + 1;
        std::size_t end = begin;
        while (end < s_.size() && s_[end] != quote && s_[end] != '\n') end += s_[end] == '\\' ? 2 : 1;
        end = std::min(end, s_.size());
        at_ = std::min(end + 1, s_.size());
        piece(begin, end);
    }

    void bare() {
        const std::size_t begin = at_;
        ++at_;
        while (at_ < s_.size() && (is_word(s_[at_]) || s_[at_] == '.' || s_[at_] == '-' || s_[at_] == '+')) ++at_;
        piece(begin, at_);
    }

    void piece(std::size_t begin, std::size_t end) {
        std::size_t next = at_;
        while (next < s_.size() && is_space(s_[next])) ++next;
        if (!after_colon_ && next < s_.size() && s_[next] == ':' && end > begin) {
            out_.key(begin, end, keys_);
            return;
        }
        if (after_colon_) out_.value(begin, end);
        after_colon_ = false;
    }

    void punctuation(char c) {
        ++at_;
        if (c == ':') {
            after_colon_ = true;
        } else if (c == '{') {
            open_.push_back(after_colon_ ? 1 : 0);
            keys_ += open_.back();
            after_colon_ = false;
        } else if (c == '}') {
            if (!open_.empty()) {
                keys_ -= open_.back();
                open_.pop_back();
            }
            after_colon_ = false;
        } else if (c == ',' || c == '[' || c == ']') {
            after_colon_ = false;
        }
    }

    std::string_view s_;
    config_sink out_;
    std::size_t at_ = 0;
    std::vector<std::size_t> open_; // for each open object, whether it is a key's
    std::size_t keys_ = 0;
    bool after_colon_ = false;
};

class ini_reader {
  public:
    ini_reader(const placed_text& code, mention_sink& sink) : s_(code.text()), out_(code, sink) {}

    void line(std::size_t begin, std::size_t end) {
        while (begin < end && is_space(s_[begin])) ++begin;
        if (begin == end || s_[begin] == '#' || s_[begin] == ';' || s_[begin] == '!') return;
        if (s_[begin] == '[') return section(begin, end);
        if (s_.substr(begin, end - begin).starts_with("export ")) begin += 7;
        std::size_t key = begin;
        while (key < end && is_key_byte(s_[key])) ++key;
        if (key >= end || (s_[key] != '=' && s_[key] != ':')) return;
        std::size_t to = key;
        while (to > begin && (s_[to - 1] == ' ' || s_[to - 1] == '"')) --to;
        if (s_[begin] == '"') ++begin;
        if (to <= begin) return;
        out_.key(begin, to, in_section_ ? 1 : 0);
        out_.value(key + 1, without_comment(s_, key + 1, end));
    }

  private:
    void section(std::size_t begin, std::size_t end) {
        while (begin < end && (s_[begin] == '[' || s_[begin] == ' ')) ++begin;
        const std::size_t close = std::min(s_.find(']', begin), end);
        if (close == begin) return;
        out_.key(begin, close, 0);
        in_section_ = true;
    }

    std::string_view s_;
    config_sink out_;
    bool in_section_ = false;
};

} // namespace

void read_yaml_fence(const placed_text& code, mention_sink& sink) {
    yaml_reader reader(code, sink);
    for_lines(code.text(), [&](std::size_t begin, std::size_t end) { reader.line(begin, end); });
}

void read_json_fence(const placed_text& code, mention_sink& sink) {
    json_reader(code, sink).run();
}

void read_ini_fence(const placed_text& code, mention_sink& sink) {
    ini_reader reader(code, sink);
    for_lines(code.text(), [&](std::size_t begin, std::size_t end) { reader.line(begin, end); });
}

void read_http_fence(const placed_text& code, mention_sink& sink) {
    const std::string_view s = code.text();
    for_lines(s, [&](std::size_t begin, std::size_t end) {
        const std::size_t space = std::min(s.find(' ', begin), end);
        const std::size_t stop = std::min(s.find_first_of(" \r?", space + 1), end);
        if (!is_http_method(s.substr(begin, space - begin)) || stop <= space + 1 || s[space + 1] != '/') return;
        sink.add(mention_kind::route, code, space + 1, stop).subject = s.substr(begin, space - begin);
    });
}

} // namespace delta::docs
