// SPDX-License-Identifier: Apache-2.0
#include "docs/code_reader.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "base/text.hpp"
#include "docs/word_set.hpp"
#include "docs/words.hpp"

namespace delta::docs {

namespace {

constexpr std::size_t longest_argument = 200;
constexpr std::size_t most_arguments = 32;
constexpr std::size_t remembered_words = 64;
constexpr std::size_t longest_word = 200;
constexpr std::size_t npos = std::string_view::npos;

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& words, std::string_view s) {
    return std::find(words.begin(), words.end(), s) != words.end();
}

bool is_definition_word(std::string_view s) {
    static constexpr word_set words({"def", "function", "func", "fn", "fun", "class", "struct", "enum", "interface",
                                     "trait", "type", "macro_rules"});
    return words.has(s);
}

// Between these and a name with parentheses nothing is called.
bool is_declaration_word(std::string_view s) {
    static constexpr word_set words({"int",       "string", "bool",     "boolean",  "number",   "float",  "double",
                                     "char",      "str",    "void",     "any",      "auto",     "public", "private",
                                     "protected", "static", "virtual",  "override", "abstract", "final",  "get",
                                     "set",       "async",  "readonly", "object",   "unknown"});
    return words.has(s);
}

class code_scanner {
  public:
    code_scanner(const placed_text& code, const code_style& style, code_place place, mention_sink& sink)
        : code_(code), text_(code.text()), style_(style), place_(place), sink_(sink) {}

    void run() {
        while (at_ < text_.size()) step();
        // What is not closed at the end goes on elsewhere.
        for (const frame& open : frames_)
            if (open.call != npos) sink_.at(open.call).truncated = true;
    }

  private:
    struct frame {
        std::size_t call;  // index of the mention, npos for other brackets
        std::size_t begin; // of the argument being read
    };

    void step() {
        const char c = text_[at_];
        if (c == '\n') return end_line();
        if (is_space(c)) {
            ++at_;
            return;
        }
        if (skip_comment() || skip_string()) return;
        if ((is_word(c) && !is_digit(c)) || c == '$') return word();
        if (is_digit(c)) {
            while (at_ < text_.size() && (is_word(text_[at_]) || text_[at_] == '.')) ++at_;
            last_word_ = {};
            return;
        }
        punctuation(c);
    }

    void end_line() {
        ++at_;
        seen_.clear();
        last_word_ = {};
        is_definition_line_ = false;
    }

    bool starts_with(std::string_view s) const { return text_.substr(at_).starts_with(s); }

    bool skip_comment() {
        const char c = text_[at_];
        const bool at_word_start = at_ == 0 || is_space(text_[at_ - 1]);
        if (style_.markup && starts_with("<!--")) return skip_past("-->", 4);
        if (style_.slash_comments && starts_with("/*")) return skip_past("*/", 2);
        const bool line_comment = (style_.slash_comments && starts_with("//") && (at_ == 0 || text_[at_ - 1] != ':')) ||
                                  (style_.hash_comments && c == '#' && at_word_start && !starts_with("#[")) ||
                                  (style_.dash_comments && starts_with("--")) ||
                                  (style_.semicolon_comments && c == ';' && at_word_start);
        if (!line_comment) return false;
        at_ = std::min(text_.find('\n', at_), text_.size());
        return true;
    }

    bool skip_past(std::string_view close, std::size_t opening) {
        const std::size_t found = text_.find(close, at_ + opening);
        at_ = found == npos ? text_.size() : found + close.size();
        return true;
    }

    bool skip_string() {
        const char c = text_[at_];
        if (c != '"' && c != '\'' && c != '`') return false;
        last_word_ = {};
        if (c != '`' && at_ + 2 < text_.size() && text_[at_ + 1] == c && text_[at_ + 2] == c)
            return skip_past(text_.substr(at_, 3), 3);
        if (c == '`' && style_.long_backquotes) return skip_past("`", 1);
        if (c != '"' && at_ < lone_quotes_until_) {
            ++at_;
            return true;
        }
        const std::size_t limit = c == '\'' && style_.char_quotes ? std::min(at_ + 12, text_.size()) : text_.size();
        std::size_t end = at_ + 1;
        while (end < limit && text_[end] != c && text_[end] != '\n') end += text_[end] == '\\' ? 2 : 1;
        // An apostrophe or a lifetime is no string.
        if (end < limit && text_[end] == c) {
            at_ = end + 1;
        } else if (c == '"') {
            at_ = std::min(end, text_.size());
        } else {
            if (limit == text_.size()) lone_quotes_until_ = end;
            ++at_;
        }
        return true;
    }

    void word() {
        const std::size_t begin = at_;
        const std::size_t length = chain_length(text_.substr(at_));
        if (length == 0) {
            ++at_;
            return;
        }
        const std::string_view chain = text_.substr(begin, length);
        at_ += length;
        const bool bang = at_ + 1 < text_.size() && text_[at_] == '!' && text_[at_ + 1] == '(';
        const bool called = (at_ < text_.size() && text_[at_] == '(') || bang;
        const bool plain = is_keyword(chain);
        if (plain && is_definition_word(chain)) is_definition_line_ = true;
        if (!plain && !is_placeholder(chain) && length <= longest_word) {
            if (called && !is_definition(begin)) return call(begin, bang);
            add_word(begin, chain);
        }
        last_word_ = chain;
        last_end_ = at_;
    }

    // `def f(`, `func (c *T) F(`, `int f(`: a name said to be new here.
    bool is_definition(std::size_t begin) const {
        if (is_definition_line_) return true;
        return !style_.command_calls && !last_word_.empty() &&
               (!is_keyword(last_word_) || is_declaration_word(last_word_)) &&
               trim(text_.substr(last_end_, begin - last_end_)).find_first_not_of("*&") == npos;
    }

    void call(std::size_t begin, bool bang) {
        const bool in_fence = place_ == code_place::fence;
        sink_.add(in_fence ? mention_kind::fence_call : mention_kind::call, code_, begin, at_);
        at_ += bang ? 2 : 1;
        frames_.push_back({sink_.count() - 1, at_});
        last_word_ = {};
    }

    void add_word(std::size_t begin, std::string_view chain) {
        if (chain.size() < 2) return;
        const bool needs_signal = style_.markup || style_.unknown || place_ == code_place::inline_code;
        if (needs_signal && !has_signal(chain)) return;
        if (std::find(seen_.begin(), seen_.end(), chain) != seen_.end()) return;
        if (seen_.size() < remembered_words) seen_.push_back(chain);
        const bool in_fence = place_ == code_place::fence;
        sink_.add(in_fence ? mention_kind::fence_word : mention_kind::code_word, code_, begin, begin + chain.size());
    }

    static bool has_signal(std::string_view chain) {
        if (is_type_word(chain)) return false;
        return chain.find('.') != npos || chain.find(':') != npos || is_snake_case(chain) || has_two_humps(chain) ||
               is_env_name(chain);
    }

    void punctuation(char c) {
        if (c == '(' || c == '[' || c == '{') {
            frames_.push_back({npos, at_ + 1});
        } else if ((c == ')' || c == ']' || c == '}') && !frames_.empty()) {
            const frame open = frames_.back();
            frames_.pop_back();
            if (open.call != npos) add_argument(open, true);
        } else if (c == ',' && !frames_.empty() && frames_.back().call != npos) {
            add_argument(frames_.back(), false);
            frames_.back().begin = at_ + 1;
        }
        if (c != '*' && c != '&') last_word_ = {};
        ++at_;
    }

    void add_argument(const frame& open, bool last) {
        const std::string_view argument = trim(text_.substr(open.begin, at_ - open.begin));
        mention& m = sink_.at(open.call);
        if (argument.empty() && last) return;
        if (argument.starts_with("...") || argument.starts_with("\xE2\x80\xA6") || argument.size() > longest_argument ||
            m.arguments.size() >= most_arguments) {
            m.truncated = true;
            return;
        }
        m.arguments.emplace_back(argument);
    }

    const placed_text& code_;
    std::string_view text_;
    const code_style& style_;
    code_place place_;
    mention_sink& sink_;
    std::size_t at_ = 0;
    std::vector<frame> frames_;
    std::vector<std::string_view> seen_; // words of this line
    std::string_view last_word_;         // the word before, when nothing but blanks follows it
    std::size_t last_end_ = 0;
    std::size_t lone_quotes_until_ = 0; // up to here ' and ` open nothing
    bool is_definition_line_ = false;
};

} // namespace

code_style style_of(std::string_view language) {
    static constexpr std::array<std::string_view, 22> hash{
        "python", "py",     "py3",   "pycon", "python3", "yaml",       "yml", "toml", "make",    "makefile", "perl",
        "r",      "elixir", "julia", "nix",   "cmake",   "dockerfile", "ini", "conf", "graphql", "gherkin",  "ipython"};
    static constexpr std::array<std::string_view, 5> ruby{"ruby", "rb", "erb", "crystal", "rspec"};
    static constexpr std::array<std::string_view, 7> dash{"sql", "lua", "haskell", "hs", "elm", "ada", "postgresql"};
    static constexpr std::array<std::string_view, 5> lisp{"clojure", "clj", "lisp", "scheme", "asm"};
    static constexpr std::array<std::string_view, 9> markup{"html", "xml",   "vue",  "svelte", "astro",
                                                            "svg",  "jinja", "twig", "liquid"};
    static constexpr std::array<std::string_view, 15> one_char{
        "rust", "rs", "c", "cpp", "c++", "h", "hpp", "java", "go", "cs", "kt", "golang", "csharp", "kotlin", "swift"};
    code_style style;
    if (language.empty() || language == "text" || language == "txt" || language == "plain" || language == "plaintext")
        style.unknown = style.hash_comments = style.slash_comments = true;
    else if (is_one_of(hash, language))
        style.hash_comments = true;
    else if (is_one_of(ruby, language))
        style.hash_comments = style.command_calls = true;
    else if (is_one_of(dash, language))
        style.dash_comments = true;
    else if (is_one_of(lisp, language))
        style.semicolon_comments = style.command_calls = true;
    else if (is_one_of(markup, language))
        style.markup = style.slash_comments = style.long_backquotes = true;
    else if (language == "php")
        style.hash_comments = style.slash_comments = true;
    else
        style.slash_comments = true;
    style.char_quotes = is_one_of(one_char, language);
    style.long_backquotes = style.long_backquotes || (style.slash_comments && !style.unknown && !style.hash_comments &&
                                                      (!style.char_quotes || language == "go" || language == "golang"));
    return style;
}

void read_code(const placed_text& code, const code_style& style, code_place place, mention_sink& sink) {
    code_scanner(code, style, place, sink).run();
}

} // namespace delta::docs
