// SPDX-License-Identifier: Apache-2.0
#include "syntax/languages/c_macros.hpp"

#include <algorithm>
#include <array>

#include "syntax/languages/c_conditionals.hpp"
#include "syntax/languages/c_tokens.hpp"

namespace delta::syntax {
namespace {

using type = c_token::type;

// Words that can follow an attribute macro but never a type.
constexpr std::array<std::string_view, 27> declaration_words = {
    "auto",   "bool",   "char",   "class",    "const",    "constexpr", "double",   "enum",    "explicit",
    "extern", "float",  "friend", "inline",   "int",      "long",      "operator", "short",   "signed",
    "size_t", "static", "struct", "template", "typename", "unsigned",  "using",    "virtual", "void"};
// Words after which an attribute macro may stand.
constexpr std::array<std::string_view, 8> specifiers = {"inline",   "static", "constexpr", "virtual",
                                                        "explicit", "extern", "friend",    "template"};
// A macro's arguments are looked through only so far, to stay linear.
constexpr std::size_t longest_arguments = 200;

template <class List>
bool is_in(const List& list, std::string_view word) {
    return std::ranges::find(list, word) != list.end();
}

class blanker {
  public:
    explicit blanker(std::string_view source) : source_(source), tokens_(c_tokens(source)) {}

    std::string run() {
        for (const c_token& t : take_conditionals(source_, tokens_)) blank_bytes(t.begin, t.end);
        std::size_t i = 0;
        while (i < tokens_.size()) {
            std::size_t next = blank_type_macros(i);
            if (next == i) next = blank_line_macro(i);
            if (next == i) next = blank_attribute_macro(i);
            if (next == i) next = blank_trailing_macro(i);
            if (next != i) {
                i = next;
                continue;
            }
            follow_parentheses(i);
            if (!is(i, type::directive)) last_code_ = i;
            last_kept_ = i++;
        }
        return std::move(out_);
    }

  private:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    std::string_view text(std::size_t i) const {
        return i < tokens_.size() ? source_.substr(tokens_[i].begin, tokens_[i].end - tokens_[i].begin)
                                  : std::string_view();
    }
    bool is(std::size_t i, type kind) const { return i < tokens_.size() && tokens_[i].kind == kind; }

    bool is_macro(std::size_t i) const {
        if (!is(i, type::word)) return false;
        const std::string_view name = text(i);
        const auto fits = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; };
        return name.size() >= 3 && name.front() != '_' && std::ranges::all_of(name, fits);
    }

    // Behind the macro at `i` and its arguments; `i` when they do not end.
    std::size_t behind(std::size_t i) const {
        if (text(i + 1) != "(") return i + 1;
        int open = 0;
        const std::size_t limit = std::min(tokens_.size(), i + 1 + longest_arguments);
        for (std::size_t k = i + 1; k < limit; ++k) {
            if (text(k) == "(")
                ++open;
            else if (text(k) == ")" && --open == 0)
                return k + 1;
        }
        return i;
    }

    std::size_t blank(std::size_t from, std::size_t to) {
        blank_bytes(tokens_[from].begin, tokens_[to - 1].end);
        return to;
    }

    void blank_bytes(std::size_t begin, std::size_t end) {
        if (out_.empty()) out_ = source_;
        for (std::size_t at = begin; at < end; ++at)
            if (out_[at] != '\n' && out_[at] != '\r') out_[at] = ' ';
    }

    // `class API CAPABILITY("x") name {`: the cursor stands on the first macro.
    std::size_t blank_type_macros(std::size_t i) {
        if (last_kept_ == none || !is_macro(i)) return i;
        const std::string_view before = text(last_kept_);
        if (before != "class" && before != "struct" && before != "union" && before != "enum") return i;
        std::size_t end = i;
        while (is_macro(end) && behind(end) != end && is(behind(end), type::word)) end = behind(end);
        if (end == i || text(end) == "final") return i;
        std::size_t name_end = end + 1;
        while (text(name_end) == "::" && is(name_end + 1, type::word)) name_end += 2;
        const std::string_view after = text(name_end);
        if (after != "{" && after != ":" && after != "<" && after != "final") return i;
        return blank(i, end);
    }

    // A macro alone on its line where a declaration could begin.
    std::size_t blank_line_macro(std::size_t i) {
        if (!is_macro(i) || !tokens_[i].first_on_line) return i;
        const std::size_t end = behind(i);
        if (end == i || (end < tokens_.size() && !tokens_[end].first_on_line)) return i;
        std::size_t next = end;
        while (is(next, type::directive)) ++next;
        const std::string_view before = last_code_ == none ? ";" : text(last_code_);
        const std::string_view after = text(next);
        if (before != ";" && before != "}" && before != "{" && before != ":") return i;
        const bool starts_anew = after.empty() || is(next, type::word) || after == "[" || after == "~";
        if (!starts_anew && (after != "}" || before == "{")) return i;
        return blank(i, end);
    }

    // `NODISCARD int f();`, `inline FORCE_INLINE auto f() {`
    std::size_t blank_attribute_macro(std::size_t i) {
        if (!is_macro(i) || !may_begin_declaration()) return i;
        const std::size_t end = behind(i);
        if (end == i || !is(end, type::word)) return i;
        if (is_in(declaration_words, text(end))) return blank(i, end);
        const bool has_prefix = text(i).find('_') != std::string_view::npos;
        const std::string_view after = text(end + 1);
        // `NAME type * x` declares something only when the name is no type.
        if (after == "*" || after == "&") return blank(i, end);
        if (has_prefix && (is(end + 1, type::word) || after == "::" || after == "<")) return blank(i, end);
        return i;
    }

    // A cast and a condition close with the same sign as parameters, but those follow a name.
    void follow_parentheses(std::size_t i) {
        if (text(i) == "(") {
            const std::string_view before = last_kept_ == none ? std::string_view() : text(last_kept_);
            const bool named = last_kept_ != none && is(last_kept_, type::word) && before != "return" &&
                               before != "if" && before != "while" && before != "for" && before != "switch" &&
                               before != "sizeof";
            opened_by_name_.push_back(named || before == ")");
        } else if (text(i) == ")" && !opened_by_name_.empty()) {
            closes_parameters_ = opened_by_name_.back();
            opened_by_name_.pop_back();
        }
    }

    // `int f() NOEXCEPT_MACRO;`
    std::size_t blank_trailing_macro(std::size_t i) {
        if (last_kept_ == none || !is_macro(i) || text(i).find('_') == std::string_view::npos) return i;
        const std::string_view before = text(last_kept_);
        if (before == ")" && !closes_parameters_) return i;
        if (before != ")" && before != "const" && before != "noexcept" && before != "override") return i;
        const std::string_view after = text(i + 1);
        return after == ";" || after == "{" || after == "=" ? blank(i, i + 1) : i;
    }

    bool may_begin_declaration() const {
        if (last_kept_ == none || is(last_kept_, type::directive)) return true;
        const std::string_view before = text(last_kept_);
        return before == ";" || before == "}" || before == "{" || before == ":" || before == ">" ||
               is_in(specifiers, before);
    }

    std::string_view source_;
    std::vector<c_token> tokens_;
    std::string out_;
    std::vector<bool> opened_by_name_;
    bool closes_parameters_ = false;
    std::size_t last_kept_ = none; // the token before, blanked ones not counted
    std::size_t last_code_ = none; // the same, directives not counted either
};

} // namespace

std::string blank_macros(std::string_view source) {
    return blanker(source).run();
}

} // namespace delta::syntax
