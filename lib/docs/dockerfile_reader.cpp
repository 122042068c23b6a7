// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>

#include "base/text.hpp"
#include "docs/config_reader.hpp"
#include "docs/inline_code.hpp"
#include "docs/shell_reader.hpp"
#include "docs/words.hpp"

namespace delta::docs {

namespace {

constexpr std::size_t npos = std::string_view::npos;

class dockerfile_reader {
  public:
    dockerfile_reader(const placed_text& code, mention_sink& sink) : code_(code), s_(code.text()), sink_(sink) {}

    // One instruction with its continued lines.
    void instruction(std::size_t begin, std::size_t end) {
        while (begin < end && is_space(s_[begin])) ++begin;
        const std::size_t word = std::min(s_.find_first_of(" \t\n", begin), end);
        const std::string name = to_lower(s_.substr(begin, word - begin));
        std::size_t rest = word;
        while (rest < end && is_space(s_[rest])) ++rest;
        if (rest >= end) return;
        if (name == "from")
            from(rest, end);
        else if (name == "expose")
            expose(rest, end);
        else if (name == "env" || name == "arg")
            env(rest, end);
        else if (name == "run" || ((name == "cmd" || name == "entrypoint") && s_[rest] != '['))
            read_command_line(code_, rest, end, sink_);
        else if (name == "copy" || name == "add")
            copy(rest, end);
    }

  private:
    std::size_t word_end(std::size_t at, std::size_t end) const {
        return std::min(s_.find_first_of(" \t\r\n", at), end);
    }

    void from(std::size_t begin, std::size_t end) {
        const std::size_t stop = word_end(begin, end);
        const std::size_t colon = s_.substr(0, stop).rfind(':');
        if (colon == npos || colon < begin) return;
        sink_.add(mention_kind::value, code_, colon + 1, stop).subject = s_.substr(begin, colon - begin);
    }

    void expose(std::size_t begin, std::size_t end) {
        std::size_t stop = begin;
        while (stop < end && is_digit(s_[stop])) ++stop;
        if (stop > begin) sink_.add(mention_kind::value, code_, begin, stop).subject = "port";
    }

    void env(std::size_t begin, std::size_t end) {
        const std::size_t stop = std::min(s_.find_first_of("= \t\r\n", begin), end);
        const std::string_view name = s_.substr(begin, stop - begin);
        if (!is_all_caps(name) || is_placeholder(name)) return;
        sink_.add(mention_kind::env_var, code_, begin, stop);
        const std::size_t close = stop < end ? word_end(stop + 1, end) : end;
        if (stop + 1 < close && s_[stop + 1] != '"' && s_[stop + 1] != '$')
            sink_.add(mention_kind::value, code_, stop + 1, close).subject = name;
    }

    void copy(std::size_t begin, std::size_t end) {
        while (begin < end) {
            const std::size_t stop = word_end(begin, end);
            const std::string_view w = s_.substr(begin, stop - begin);
            if (!w.starts_with('/') && is_path(w)) sink_.add(mention_kind::path, code_, begin, stop);
            begin = stop + 1;
        }
    }

    const placed_text& code_;
    std::string_view s_;
    mention_sink& sink_;
};

} // namespace

void read_dockerfile_fence(const placed_text& code, mention_sink& sink) {
    const std::string_view s = code.text();
    dockerfile_reader reader(code, sink);
    for (std::size_t at = 0; at < s.size();) {
        const std::size_t begin = at;
        std::size_t end = std::min(s.find('\n', at), s.size());
        const bool is_comment = trim(s.substr(at, end - at)).starts_with('#');
        while (!is_comment && end < s.size() && trim(s.substr(at, end - at)).ends_with('\\')) {
            at = end + 1;
            end = std::min(s.find('\n', at), s.size());
        }
        at = end + 1;
        if (!is_comment) reader.instruction(begin, end);
    }
}

} // namespace delta::docs
