// SPDX-License-Identifier: Apache-2.0
#include "docs/prose.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "docs/code_reader.hpp"
#include "docs/inline_code.hpp"
#include "docs/words.hpp"

namespace delta::docs {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t longest_token = 300;
constexpr std::size_t longest_call = 400;

std::string_view last_part(std::string_view chain) {
    const std::size_t at = chain.find_last_of(".:>");
    return at == npos ? chain : chain.substr(at + 1);
}

// "done.Then" and "e.g" are sentences, "example.io" is an address.
bool is_code_chain(std::string_view chain) {
    const std::size_t joint = chain.find_first_of(".:-?");
    if (joint == npos) return is_snake_case(chain) || has_two_humps(chain);
    if (chain.find("::") != npos || chain.find("->") != npos) return true;
    const std::string_view first = chain.substr(0, joint);
    const std::string_view last = last_part(chain);
    if (first.size() < 2 || last.size() < 2 || is_domain_suffix(last)) return is_snake_case(chain);
    if (is_number(last) || last == "js" || last == "NET" || last == "Net") return false;
    const bool sentence = is_lower(first.back()) && is_upper(last.front()) && !has_two_humps(last) &&
                          !has_two_humps(first) && is_lower(first.front());
    return !sentence;
}

// Letters outside ASCII part words too: in many languages a name stands between them without a blank.
constexpr std::array<bool, 256> parting = [] {
    std::array<bool, 256> out{};
    for (std::size_t c = 0; c < out.size(); ++c)
        out[c] = c >= 0x80 || is_space(static_cast<char>(c)) ||
                 std::string_view("\"'`,;|*").find(static_cast<char>(c)) != npos;
    return out;
}();

bool parts_words(char c) {
    return parting[static_cast<unsigned char>(c)];
}

constexpr std::string_view sentence_ends = ".:?!)]}>";

// Most of prose: small letters, or a capital and small letters, and what may end a sentence.
bool is_plain_word(std::string_view token) {
    std::size_t at = is_upper(token.front()) ? 1 : 0;
    while (at < token.size() && is_lower(token[at])) ++at;
    const std::string_view word = token.substr(0, at);
    while (at < token.size() && sentence_ends.find(token[at]) != npos) ++at;
    return at == token.size() && word != "Dockerfile" && word != "Makefile";
}

class prose_reader {
  public:
    prose_reader(const placed_text& text, mention_sink& sink) : placed_(text), s_(text.text()), sink_(sink) {}

    void run() {
        while (at_ < s_.size()) {
            if (parts_words(s_[at_]) || std::string_view("()[]!").find(s_[at_]) != npos) {
                ++at_;
                continue;
            }
            const std::size_t begin = at_;
            while (at_ < s_.size() && !parts_words(s_[at_])) ++at_;
            token(begin, at_);
        }
    }

  private:
    // A token runs to the next blank; brackets that were opened before it and marks that end a sentence are no part.
    void token(std::size_t begin, std::size_t end) {
        if (end - begin > longest_token || is_plain_word(s_.substr(begin, end - begin)) || call(begin)) return;
        const std::size_t open = s_.substr(begin, end - begin).find('(');
        if (open != npos && !is_url(s_.substr(begin, end - begin))) end = begin + open;
        while (end > begin && sentence_ends.find(s_[end - 1]) != npos) {
            if (s_[end - 1] == '}' && s_.substr(begin, end - begin).find('{') != npos) break;
            --end;
        }
        if (end - begin < 3) return;
        const std::string_view w = s_.substr(begin, end - begin);
        if (is_placeholder(w)) return;
        if (is_url(w)) {
            sink_.add(mention_kind::url, placed_, begin, end);
            return;
        }
        if (w.starts_with("--") && is_alpha(w[2])) {
            read_signed_word(placed_, begin, begin + std::min(w.find_first_of("/&"), w.size()), sink_);
            return;
        }
        if (w.find('/') != npos) return slashed(begin, end, w);
        if (is_env_name(w) || (w.front() == '$' && is_all_caps(w.substr(1)))) {
            read_signed_word(placed_, begin, end, sink_);
            return;
        }
        if (is_path(w) && (w.find('.', 1) != npos || w == "Dockerfile" || w == "Makefile")) {
            sink_.add(mention_kind::path, placed_, begin, end);
            return;
        }
        name(begin, end);
    }

    // In prose a slash also parts alternatives: only what ends like a file is a path.
    void slashed(std::size_t begin, std::size_t end, std::string_view w) {
        const std::size_t slash = w.rfind('/');
        const std::string_view file = w.substr(slash + 1);
        if (is_path(w) && file.find('.', 1) != npos && w.front() != '/') {
            sink_.add(mention_kind::path, placed_, begin, end);
            return;
        }
        // `read_only/read_write`: each for itself.
        for (std::size_t at = begin; at < end;) {
            const std::size_t next = std::min(s_.find('/', at), end);
            if (next - at > 2) name(at, next);
            at = next + 1;
        }
    }

    void name(std::size_t begin, std::size_t end) {
        while (begin < end && (s_[begin] == '@' || s_[begin] == '#' || s_[begin] == '<' || s_[begin] == '{')) ++begin;
        const std::size_t length = chain_length(s_.substr(begin, end - begin));
        if (length < 3 || s_[begin] == '$') return;
        const std::string_view chain = s_.substr(begin, length);
        // "@someBody" is a person more often than a decorator.
        if (begin > 0 && s_[begin - 1] == '@' && chain.find_first_of("._") == npos) return;
        // Another byte after it ("max-old_space", "a_b@c") says that it is something else, but for ends of words.
        const std::size_t after = begin + length;
        if (after < end && std::string_view("=:)]}>.?!&+").find(s_[after]) == npos) return;
        if (is_placeholder(chain) || chain.starts_with("__")) return;
        if (is_env_name(chain))
            sink_.add(mention_kind::env_var, placed_, begin, begin + length);
        else if (is_code_chain(chain))
            sink_.add(mention_kind::code_word, placed_, begin, begin + length);
    }

    // `connect()` and `connect_to(host, port)`; "file(s)" is a word.
    bool call(std::size_t begin) {
        const std::size_t length = chain_length(s_.substr(begin, std::min(s_.size() - begin, longest_token)));
        if (length < 3 || begin + length >= s_.size() || s_[begin + length] != '(') return false;
        const std::string_view chain = s_.substr(begin, length);
        const std::size_t close =
            s_.substr(0, std::min(s_.size(), begin + length + longest_call)).find(')', begin + length);
        if (close == npos) return false;
        const bool is_empty = close == begin + length + 1;
        if (!is_empty && !is_code_chain(chain)) return false;
        if (is_placeholder(chain) || is_all_caps(chain) || is_keyword(chain)) return false;
        const std::string_view inside = s_.substr(begin + length + 1, close - begin - length - 1);
        if (inside == "s" || inside == "es" || inside.find("://") != npos) return false;
        read_code(placed_.part(begin, close + 1), style_of("inline"), code_place::inline_code, sink_);
        at_ = std::max(at_, close + 1);
        return true;
    }

    const placed_text& placed_;
    std::string_view s_;
    mention_sink& sink_;
    std::size_t at_ = 0;
};

} // namespace

void read_prose(const placed_text& text, mention_sink& sink) {
    prose_reader(text, sink).run();
}

} // namespace delta::docs
