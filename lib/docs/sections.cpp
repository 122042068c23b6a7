// SPDX-License-Identifier: Apache-2.0
#include "docs/sections.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace delta::docs {

namespace {

constexpr std::size_t longest_title = 300;
constexpr std::size_t longest_path = 2000;

// One UTF-8 sequence as GitHub's anchors keep it: letters in lower case; punctuation and pictures are left out.
void add_sequence(std::string& out, std::string_view bytes) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
    if (bytes.size() == 2 && byte(0) == 0xC2) return; // Latin-1 signs
    if (bytes.size() == 2 && byte(0) == 0xC3 && byte(1) >= 0x80 && byte(1) <= 0x9E && byte(1) != 0x97) {
        out += bytes[0];
        out += static_cast<char>(byte(1) + 0x20);
        return;
    }
    if (bytes.size() == 2 && byte(0) == 0xD0 && byte(1) >= 0x90 && byte(1) <= 0xAF) { // Cyrillic capitals
        const unsigned lower = byte(1) + 0x20U;
        out += static_cast<char>(lower < 0xC0 ? 0xD0 : 0xD1);
        out += static_cast<char>(lower < 0xC0 ? lower : lower - 0x40U);
        return;
    }
    if (bytes.size() == 3) {
        const unsigned code = (byte(0) & 0x0FU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU);
        const bool sign = (code >= 0x2000 && code <= 0x2BFF) || (code >= 0x3000 && code <= 0x3004) ||
                          (code >= 0x3008 && code <= 0x3020) || (code >= 0xFE00 && code <= 0xFE0F) ||
                          (code >= 0xFF00 && code <= 0xFF0F) || (code >= 0xFF1A && code <= 0xFF20);
        if (sign) return;
    }
    if (bytes.size() == 4) return;
    out += bytes;
}

std::size_t sequence_length(char c) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0xF0) return 4;
    if (byte >= 0xE0) return 3;
    return byte >= 0xC0 ? 2 : 1;
}

} // namespace

std::string slug_of(std::string_view title) {
    std::string out;
    for (std::size_t at = 0; at < title.size();) {
        const char c = title[at];
        if (static_cast<unsigned char>(c) >= 0x80) {
            const std::size_t length = std::min(sequence_length(c), title.size() - at);
            add_sequence(out, title.substr(at, length));
            at += length;
            continue;
        }
        if (is_upper(c))
            out += static_cast<char>(c - 'A' + 'a');
        else if (is_word(c) || c == '-')
            out += c;
        else if (is_space(c))
            out += '-';
        ++at;
    }
    return out;
}

std::string plain_text(const std::vector<inline_run>& runs) {
    std::string out;
    for (const inline_run& run : runs)
        if (run.kind == inline_kind::text || run.kind == inline_kind::code || run.kind == inline_kind::emphasis)
            out += run.content;
    for (char& c : out)
        if (is_space(c)) c = ' ';
    return std::string(trim(out));
}

section_builder::section_builder(std::string_view bytes, const places& at) : at_(at) {
    section& top = sections_.emplace_back();
    top.where = at.of(0, bytes.size());
    open_.push_back(0);
}

// As GitHub does it: "usage", "usage-1", and a heading "Usage 1" after those is "usage-1-1".
std::string section_builder::unique_anchor(std::string slug) {
    const auto [entry, is_new] = used_.try_emplace(slug, 0);
    if (is_new) return slug;
    std::string anchor;
    std::uint32_t& times = entry->second;
    do {
        anchor = slug + "-" + std::to_string(++times);
    } while (used_.contains(anchor));
    used_.try_emplace(anchor, 0);
    return anchor;
}

std::uint32_t section_builder::add(const block& heading, const std::string& explicit_anchor) {
    const int level = std::max(heading.level, 1);
    while (open_.size() > 1 && sections_[open_.back()].level >= level) {
        section& closed = sections_[open_.back()];
        closed.where = at_.of(closed.where.begin, heading.where.begin);
        open_.pop_back();
    }
    section s;
    s.title = plain_text(heading.runs).substr(0, longest_title);
    s.level = level;
    s.parent = open_.back();
    const std::string& above = sections_[s.parent].path;
    s.path = above.empty() ? s.title : (above + " > " + s.title).substr(0, longest_path);
    // Numbers are counted by the title's anchor, also where another one is written.
    s.anchor = unique_anchor(slug_of(s.title));
    if (!explicit_anchor.empty()) s.anchor = explicit_anchor;
    s.where = heading.where;
    sections_.push_back(std::move(s));
    open_.push_back(static_cast<std::uint32_t>(sections_.size() - 1));
    return open_.back();
}

std::vector<section> section_builder::finish() {
    const std::uint32_t end = sections_.front().where.end;
    while (open_.size() > 1) {
        section& closed = sections_[open_.back()];
        closed.where = at_.of(closed.where.begin, std::max(end, closed.where.begin));
        open_.pop_back();
    }
    return std::move(sections_);
}

} // namespace delta::docs
