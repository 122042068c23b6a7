// SPDX-License-Identifier: Apache-2.0
#include "syntax/languages/c_conditionals.hpp"

#include <algorithm>

namespace delta::syntax {
namespace {

// Deeper groups are left alone: each level may look at its tokens once more.
constexpr std::size_t deepest = 64;

// What stands between two lines of a group: the tokens from `begin` to `end`, and what they leave open.
struct branch {
    std::size_t begin = 0;
    std::size_t end = 0;
    int open = 0;
    int lowest = 0;
    char last = ';'; // the character that ends it
    bool dead = false;
};

struct group {
    std::vector<branch> branches;
    bool for_cplusplus = false;
};

class sorter {
  public:
    sorter(std::string_view source, std::vector<c_token>& tokens)
        : source_(source), tokens_(tokens), taken_(tokens.size(), false) {}

    std::vector<c_token> run() {
        for (std::size_t i = 0; i < tokens_.size(); ++i) {
            if (tokens_[i].kind == c_token::type::directive)
                read_directive(i);
            else if (!groups_.empty())
                note(i);
        }
        std::vector<c_token> out;
        std::size_t kept = 0;
        for (std::size_t i = 0; i < tokens_.size(); ++i) {
            if (taken_[i])
                out.push_back(tokens_[i]);
            else
                tokens_[kept++] = tokens_[i];
        }
        tokens_.resize(kept);
        return out;
    }

  private:
    std::string_view text(std::size_t i) const {
        return source_.substr(tokens_[i].begin, tokens_[i].end - tokens_[i].begin);
    }

    void read_directive(std::size_t i) {
        std::string_view line = text(i).substr(1);
        line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
        if (line.starts_with("if")) {
            ++depth_;
            if (depth_ > deepest) return;
            group opened;
            opened.for_cplusplus = line.find("__cplusplus") != line.npos;
            opened.branches.push_back({.begin = i + 1});
            opened.branches.back().dead = line == "if 0" || line.starts_with("if 0 ") || line.starts_with("if 0\r");
            groups_.push_back(std::move(opened));
            taken_[i] = true;
        } else if (depth_ == 0) {
            return;
        } else if (line.starts_with("el")) {
            if (depth_ > deepest) return;
            groups_.back().branches.back().end = i;
            groups_.back().branches.push_back({.begin = i + 1});
            taken_[i] = true;
        } else if (line.starts_with("endif")) {
            if (depth_-- > deepest) return;
            groups_.back().branches.back().end = i;
            taken_[i] = true;
            close();
        }
    }

    void note(std::size_t i) {
        branch& now = groups_.back().branches.back();
        now.last = source_[tokens_[i].end - 1];
        if (tokens_[i].kind != c_token::type::mark) return;
        if (now.last == '{' || now.last == '(' || now.last == '[') ++now.open;
        if (now.last == '}' || now.last == ')' || now.last == ']') now.lowest = std::min(now.lowest, --now.open);
    }

    static bool is_whole(const branch& b) {
        return b.open == 0 && b.lowest == 0 && std::string_view(";},:").find(b.last) != std::string_view::npos;
    }

    // Opens or closes the C linkage of a whole header.
    bool is_linkage(const branch& b) const {
        const std::size_t count = b.end - b.begin;
        if (count == 1) return text(b.begin) == "}";
        return count == 3 && text(b.begin) == "extern" && text(b.end - 1) == "{";
    }

    void close() {
        group done = std::move(groups_.back());
        groups_.pop_back();
        std::vector<branch>& all = done.branches;
        if (all.size() == 1 && done.for_cplusplus && is_linkage(all.front())) all.front().dead = true;
        const bool first_is_dead = all.front().dead;
        if (all.size() > 1 + std::size_t{first_is_dead} && !std::ranges::all_of(all, is_whole))
            for (std::size_t k = 1 + std::size_t{first_is_dead}; k < all.size(); ++k) all[k].dead = true;
        for (const branch& b : all) {
            if (b.dead)
                for (std::size_t i = b.begin; i < b.end; ++i) taken_[i] = true;
            else if (!groups_.empty())
                fold(b, groups_.back().branches.back());
        }
    }

    static void fold(const branch& inner, branch& outer) {
        outer.lowest = std::min(outer.lowest, outer.open + inner.lowest);
        outer.open += inner.open;
        if (inner.end > inner.begin) outer.last = inner.last;
    }

    std::string_view source_;
    std::vector<c_token>& tokens_;
    std::vector<bool> taken_;
    std::vector<group> groups_;
    std::size_t depth_ = 0;
};

} // namespace

std::vector<c_token> take_conditionals(std::string_view source, std::vector<c_token>& tokens) {
    return sorter(source, tokens).run();
}

} // namespace delta::syntax
