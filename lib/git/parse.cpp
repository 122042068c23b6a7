// SPDX-License-Identifier: Apache-2.0
#include "git/parse.hpp"

#include <algorithm>
#include <charconv>
#include <cstring>

#include "base/text.hpp"

namespace delta::git {
namespace {

// A name that no checkout could create. Such entries only exist in crafted trees; seeing them as files would let a
// path leave the repository when a caller writes to it.
bool is_unsafe(std::string_view name) {
    if (name.empty() || name.find('/') != std::string_view::npos) return true;
    return name.front() == '.' && (name == "." || name == ".." || name == ".git");
}

// An octal number and a blank at the front, which are taken away; `from_chars` would take half the time of a whole
// tree. Nearly every entry is a plain file or a folder.
bool take_mode(std::string_view& bytes, std::uint32_t& mode) {
    for (const auto& [text, value] : {std::pair(std::string_view("100644 "), 0100644U), {"40000 ", 040000U}}) {
        if (!bytes.starts_with(text)) continue;
        bytes.remove_prefix(text.size());
        mode = value;
        return true;
    }
    std::size_t digits = 0;
    for (mode = 0; digits < bytes.size() && bytes[digits] >= '0' && bytes[digits] <= '7' && digits < 10; ++digits)
        mode = mode * 8 + static_cast<std::uint32_t>(bytes[digits] - '0');
    if (digits == 0 || digits >= bytes.size() || bytes[digits] != ' ') return false;
    bytes.remove_prefix(digits + 1);
    return true;
}

// One entry at the front, which is taken away.
bool take_entry(std::string_view& bytes, raw_entry& entry) {
    if (!take_mode(bytes, entry.mode)) return false;
    const std::size_t name_size = bytes.find('\0');
    if (name_size == std::string_view::npos || bytes.size() - name_size - 1 < GIT_OID_RAWSZ) return false;
    entry.name = bytes.substr(0, name_size);
    git_oid_fromraw(&entry.id, reinterpret_cast<const unsigned char*>(bytes.data()) + name_size + 1);
    bytes.remove_prefix(name_size + 1 + GIT_OID_RAWSZ);
    return true;
}

// One of two trees that are read in step. All is well while each entry comes after the one before it.
struct ordered_tree {
    std::string_view rest;
    raw_entry last;

    bool take(const raw_entry& entry, std::size_t size) {
        if (last.name.data() != nullptr && compare_names(last, entry) >= 0) return false;
        last = entry;
        rest.remove_prefix(size);
        return true;
    }
    // The same for an entry that the other tree has not.
    bool keep(const raw_entry& entry, std::size_t size, std::vector<raw_entry>& kept) {
        if (is_unsafe(entry.name) || !take(entry, size)) return false;
        kept.push_back(entry);
        return true;
    }
    bool keep_rest(std::vector<raw_entry>& kept) {
        while (!rest.empty()) {
            raw_entry entry;
            const std::size_t size = read(entry);
            if (size == 0 || !keep(entry, size, kept)) return false;
        }
        return true;
    }
    // The entry in front and how many bytes it has; none when it is malformed.
    std::size_t read(raw_entry& entry) const {
        std::string_view bytes = rest;
        return take_entry(bytes, entry) ? rest.size() - bytes.size() : 0;
    }
};

// "Name <email> 1700000000 +0100" as author and committer lines hold it.
void parse_person(std::string_view line, std::string* email, std::int64_t* time) {
    const std::size_t open = line.find('<');
    const std::size_t close = line.rfind('>');
    if (open == std::string_view::npos || close == std::string_view::npos || close < open) return;
    if (email != nullptr) *email = std::string(line.substr(open + 1, close - open - 1));
    const std::string_view rest = trim(line.substr(close + 1));
    if (time != nullptr) std::from_chars(rest.data(), rest.data() + rest.size(), *time);
}

// The first paragraph on one line, as git's %s.
std::string parse_subject(std::string_view message) {
    message = message.substr(std::min(message.find_first_not_of('\n'), message.size()));
    std::string subject(trim(message.substr(0, message.find("\n\n"))));
    std::ranges::replace(subject, '\n', ' ');
    return subject;
}

} // namespace

int compare_names(const raw_entry& a, const raw_entry& b) {
    const std::size_t common = std::min(a.name.size(), b.name.size());
    if (common != 0 && a.name.front() != b.name.front())
        return static_cast<unsigned char>(a.name.front()) - static_cast<unsigned char>(b.name.front());
    if (const int order = std::memcmp(a.name.data(), b.name.data(), common); order != 0) return order;
    const auto next = [common](const raw_entry& e) {
        if (e.name.size() > common) return static_cast<int>(static_cast<unsigned char>(e.name[common]));
        return e.is_tree() ? static_cast<int>('/') : 0;
    };
    return next(a) - next(b);
}

bool parse_tree(std::string_view bytes, std::vector<raw_entry>& entries) {
    entries.reserve(bytes.size() / 32);
    // Out of order only when crafted; the ids make the order of equal names certain.
    const auto in_order = [](const raw_entry& a, const raw_entry& b) {
        const int order = compare_names(a, b);
        return order != 0 ? order < 0 : git_oid_cmp(&a.id, &b.id) < 0;
    };
    bool sorted = true;
    while (!bytes.empty()) {
        raw_entry entry;
        if (!take_entry(bytes, entry)) return false;
        if (is_unsafe(entry.name)) continue;
        sorted = sorted && (entries.empty() || !in_order(entry, entries.back()));
        entries.push_back(entry);
    }
    if (!sorted) std::ranges::sort(entries, in_order);
    return true;
}

bool parse_differing(std::string_view before, std::string_view after, std::vector<raw_entry>& left,
                     std::vector<raw_entry>& right) {
    ordered_tree a{before, {}};
    ordered_tree b{after, {}};
    while (!a.rest.empty() && !b.rest.empty()) {
        raw_entry x;
        raw_entry y;
        const std::size_t x_size = a.read(x);
        if (x_size == 0) return false;
        if (b.rest.starts_with(a.rest.substr(0, x_size))) {
            if (!a.take(x, x_size) || !b.take(x, x_size)) return false;
            continue;
        }
        const std::size_t y_size = b.read(y);
        if (y_size == 0) return false;
        const int order = compare_names(x, y);
        if (order <= 0 && !a.keep(x, x_size, left)) return false;
        if (order >= 0 && !b.keep(y, y_size, right)) return false;
    }
    return a.keep_rest(left) && b.keep_rest(right);
}

bool parse_commit(std::string_view bytes, raw_commit& out) {
    bool has_tree = false;
    while (!bytes.empty() && bytes.front() != '\n') {
        const std::string_view line = bytes.substr(0, bytes.find('\n'));
        bytes.remove_prefix(std::min(line.size() + 1, bytes.size()));
        git_oid id;
        if (line.starts_with("tree ") && !has_tree) {
            if (!parse_hex(out.tree, line.substr(5))) return false;
            has_tree = true;
        } else if (line.starts_with("parent ")) {
            if (!parse_hex(id, line.substr(7))) return false;
            out.parents.push_back(id);
        } else if (line.starts_with("author ")) {
            parse_person(line, &out.author_email, nullptr);
        } else if (line.starts_with("committer ")) {
            parse_person(line, nullptr, &out.time);
        }
    }
    out.subject = parse_subject(bytes);
    return has_tree;
}

} // namespace delta::git
