// SPDX-License-Identifier: Apache-2.0
// Renamed elements and parameters.
#include <algorithm>

#include "base/text.hpp"
#include "drift/fix_edits.hpp"
#include "drift/names.hpp"

namespace delta::drift {
namespace {

constexpr std::size_t max_arguments = 2000;

using docs::mention_kind;

bool joins_words(std::string_view text, std::size_t at) {
    return text[at] == '-' && at > 0 && at + 1 < text.size() && is_word(text[at - 1]) && is_word(text[at + 1]);
}

// Where `name` stands in `text` as a word of its own; "--out" does not stand in "--output" nor in "--out-dir".
std::vector<std::size_t> places_of(std::string_view text, std::string_view name) {
    std::vector<std::size_t> out;
    for (std::size_t at = text.find(name); at != text.npos; at = text.find(name, at + name.size())) {
        const std::size_t end = at + name.size();
        const bool starts = at == 0 || (!is_word(text[at - 1]) && text[at - 1] != '-') ||
                            (!is_word(name.front()) && text[at - 1] != '-');
        const bool stops =
            end == text.size() || !is_word(name.back()) || (!is_word(text[end]) && !joins_words(text, end));
        if (starts && stops) out.push_back(at);
    }
    return out;
}

struct stretch {
    std::size_t begin, end;
};

// Words that are another spelling of the name: "--copy-fonts" and "copyFonts" for "copy_fonts".
std::vector<stretch> other_spellings(std::string_view text, std::string_view name) {
    const std::string key = loose_key(name);
    std::vector<stretch> out;
    if (key.empty()) return out;
    for (std::size_t i = 0; i < text.size();) {
        if (!is_word(text[i]) && text[i] != '-') {
            ++i;
            continue;
        }
        std::size_t j = i;
        while (j < text.size() && (is_word(text[j]) || text[j] == '-')) ++j;
        if (loose_key(text.substr(i, j - i)) == key) out.push_back({i, j});
        i = j;
    }
    return out;
}

bool is_shouted(std::string_view name) {
    return std::ranges::none_of(name, is_lower) && std::ranges::any_of(name, is_upper);
}

class renamer {
  public:
    renamer(const doc_file& doc, const fact& f) : bytes_(doc.bytes), fact_(f) {}

    void replace_in(const docs::mention& m) {
        if (m.where.begin >= m.where.end || m.where.end > bytes_.size()) return;
        const std::string_view text = bytes_.substr(m.where.begin, m.where.end - m.where.begin);
        if (text != m.text) return;
        if (m.kind == mention_kind::value && !m.subject.empty() && places_of(text, fact_.name).empty()) {
            replace_subject(m);
        } else if (!fact_.is_parameter) {
            replace_once(m.where.begin, text);
        }
        if (!m.arguments.empty()) replace_arguments(m);
    }

    std::vector<edit> take() { return std::move(edits_); }

  private:
    void add(std::size_t start, std::size_t size, std::string text) {
        edits_.push_back({start, start + size, std::move(text)});
    }

    // A stretch that has the name twice is left alone: one of the two may be something else.
    bool replace_once(std::size_t start, std::string_view text) {
        const std::vector<std::size_t> exact = places_of(text, fact_.name);
        if (exact.size() == 1) {
            add(start + exact.front(), fact_.name.size(), fact_.new_name);
            return true;
        }
        const std::vector<stretch> others = other_spellings(text, fact_.name);
        if (!exact.empty() || others.size() != 1) return false;
        const std::string_view written = text.substr(others.front().begin, others.front().end - others.front().begin);
        // An environment variable is not renamed because an option is.
        if (is_shouted(written) && !is_shouted(fact_.name)) return false;
        add(start + others.front().begin, written.size(), respell(written, fact_.new_name));
        return true;
    }

    // "key: value" and "`key` defaults to value": the key stands on the line before the value.
    void replace_subject(const docs::mention& m) {
        std::size_t begin = m.where.begin;
        while (begin > 0 && bytes_[begin - 1] != '\n') --begin;
        const std::string_view line = bytes_.substr(begin, m.where.begin - begin);
        if (replace_once(begin, line)) return;
        const std::string_view last = last_component(fact_.name);
        const std::string_view new_last = last_component(fact_.new_name);
        const std::string_view container = std::string_view(fact_.name).substr(0, fact_.name.size() - last.size());
        if (container.empty() || !fact_.new_name.starts_with(container) ||
            container.size() + new_last.size() != fact_.new_name.size())
            return;
        const std::vector<std::size_t> places = places_of(line, last);
        if (places.size() == 1) add(begin + places.front(), last.size(), std::string(new_last));
    }

    // The bytes from the opening parenthesis to its partner, or the rest of a command's line.
    std::string_view arguments_of(const docs::mention& m) const {
        const std::string_view rest = bytes_.substr(m.where.end, max_arguments);
        if (m.kind == mention_kind::command) return rest.substr(0, rest.find('\n'));
        if (!rest.starts_with('(')) return {};
        int depth = 0;
        for (std::size_t i = 0; i < rest.size(); ++i) {
            if (rest[i] == '(' || rest[i] == '[' || rest[i] == '{') ++depth;
            if (rest[i] == ')' || rest[i] == ']' || rest[i] == '}') --depth;
            if (depth == 0) return rest.substr(0, i + 1);
        }
        return {};
    }

    void replace_arguments(const docs::mention& m) {
        const std::string_view text = arguments_of(m);
        const std::size_t start = m.where.end;
        if (fact_.is_parameter) {
            const bool is_code = m.kind == mention_kind::fence_call;
            for (const std::size_t at : places_of(text, fact_.name))
                if (names_parameter(text, at, is_code)) add(start + at, fact_.name.size(), fact_.new_name);
            return;
        }
        for (const std::size_t at : places_of(text, fact_.name))
            if (!in_quotes(text, at)) add(start + at, fact_.name.size(), fact_.new_name);
    }

    // A parameter's name begins an argument. In running code a bare word is the caller's own variable.
    bool names_parameter(std::string_view text, std::size_t at, bool is_code) const {
        if (in_quotes(text, at)) return false;
        std::size_t before = at;
        while (before > 0 && (is_space(text[before - 1]) || text[before - 1] == '*' || text[before - 1] == '&'))
            --before;
        const char opener = before == 0 ? ' ' : text[before - 1];
        std::size_t after = at + fact_.name.size();
        while (after < text.size() && is_space(text[after])) ++after;
        const char next = after < text.size() ? text[after] : ' ';
        const char second = after + 1 < text.size() ? text[after + 1] : ' ';
        const bool keyword = (next == '=' && second != '=') || (next == ':' && second != ':');
        const bool starts = opener == '(' || opener == ',' || opener == '{' || opener == '[';
        if (starts && keyword) return true;
        if (is_code) return false;
        return (starts || is_word(opener)) && (next == ',' || next == ')' || next == ']' || keyword);
    }

    static bool in_quotes(std::string_view text, std::size_t at) {
        char open = 0;
        for (std::size_t i = 0; i < at; ++i) {
            if (open == 0 && (text[i] == '"' || text[i] == '\'')) {
                open = text[i];
            } else if (text[i] == open) {
                open = 0;
            }
        }
        return open != 0;
    }

    std::string_view bytes_;
    const fact& fact_;
    std::vector<edit> edits_;
};

} // namespace

std::string respell(std::string_view written, std::string_view new_name) {
    const std::size_t dashes = std::min(written.find_first_not_of('-'), written.size());
    const std::string_view word = written.substr(dashes);
    std::vector<std::string> parts = name_parts(new_name);
    std::string out(written.substr(0, dashes));
    if (word.find('-') != word.npos) return out + join(parts, "-");
    const bool shouted = is_shouted(word);
    const bool snake = word.find('_') != word.npos;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        std::string& part = parts[i];
        const bool hump = !snake && (i > 0 || (!word.empty() && is_upper(word.front())));
        for (std::size_t k = 0; k < part.size(); ++k)
            if (is_lower(part[k]) && (shouted || (hump && k == 0))) part[k] = static_cast<char>(part[k] - 'a' + 'A');
    }
    return out + join(parts, snake || shouted ? "_" : "");
}

std::vector<edit> rename_edits(const doc_file& doc, const fact& f, const candidate& what) {
    renamer out(doc, f);
    for (const std::uint32_t i : what.mentions) out.replace_in(doc.parsed.mentions[i]);
    return out.take();
}

} // namespace delta::drift
