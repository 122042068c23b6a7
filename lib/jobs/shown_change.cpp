// SPDX-License-Identifier: Apache-2.0
#include "jobs/shown_change.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "drift/line_diff.hpp"
#include "llm/fence.hpp"

namespace delta::jobs {
namespace {

constexpr std::uint32_t context = 3;
constexpr std::size_t most_change = 12'000;
constexpr std::size_t most_section = 8'000;
constexpr std::size_t most_claim = 2'000;

std::uint32_t distance(std::uint32_t line, std::uint32_t begin, std::uint32_t end) {
    if (line < begin) return begin - line;
    return line < end ? 0 : line - end + 1;
}

std::string hunk_text(const drift::hunk& h, const std::vector<std::string_view>& before,
                      const std::vector<std::string_view>& after) {
    const auto line = [](const std::vector<std::string_view>& of, std::uint32_t number) {
        return number >= 1 && number <= of.size() ? of[number - 1] : std::string_view();
    };
    std::string out = fmt::format("@@ line {} before, line {} now @@\n", h.before_begin, h.after_begin);
    for (std::uint32_t i = h.after_begin > context ? h.after_begin - context : 1; i < h.after_begin; ++i)
        out += fmt::format(" {}\n", line(after, i));
    for (std::uint32_t i = h.before_begin; i < h.before_end; ++i) out += fmt::format("-{}\n", line(before, i));
    for (std::uint32_t i = h.after_begin; i < h.after_end; ++i) out += fmt::format("+{}\n", line(after, i));
    for (std::uint32_t i = h.after_end; i < h.after_end + context && i <= after.size(); ++i)
        out += fmt::format(" {}\n", line(after, i));
    return out;
}

// "" for a file that is not there, or cannot be read.
std::string read(const examined& found, const git::side& side, const std::string& path) {
    if (path.empty()) return {};
    return found.compared.repo.read_path(side, path).value_or(std::string());
}

} // namespace

section_span find_section(const docs::document& doc, std::uint32_t line) {
    const docs::section* inner = &doc.sections.front();
    for (const docs::section& s : doc.sections)
        if (s.where.line <= line && line <= s.where.end_line && s.where.begin >= inner->where.begin) inner = &s;
    section_span out{inner->where.begin, inner->where.end};
    // Up to the first section below it.
    for (const docs::section& s : doc.sections)
        if (&s != inner && s.where.begin > out.begin && s.where.begin < out.end) out.end = s.where.begin;
    return out;
}

std::string change_text(std::string_view before, std::string_view after, std::uint32_t near_before,
                        std::uint32_t near_after, std::size_t limit) {
    std::vector<drift::hunk> hunks = drift::diff_lines(before, after);
    const auto far = [&](const drift::hunk& h) {
        return std::pair(std::min(distance(near_before, h.before_begin, h.before_end),
                                  distance(near_after, h.after_begin, h.after_end)),
                         h.after_begin);
    };
    std::ranges::sort(hunks, {}, far);
    const std::vector<std::string_view> old_lines = split_lines(before);
    const std::vector<std::string_view> new_lines = split_lines(after);
    std::vector<std::pair<std::uint32_t, std::string>> shown;
    std::size_t size = 0;
    for (const drift::hunk& h : hunks) {
        std::string text = hunk_text(h, old_lines, new_lines);
        if (shown.empty()) text = llm::shorten(text, limit);
        if (size + text.size() > limit && !shown.empty()) break;
        size += text.size();
        shown.emplace_back(h.after_begin, std::move(text));
    }
    std::ranges::sort(shown, {}, [](const auto& one) { return one.first; });
    std::string out;
    for (const auto& [line, text] : shown) out += text;
    return out;
}

llm::material show_claim(const drift::finding& f) {
    const std::string text = fmt::format("Document: {}:{}\nThe document says: {}\nWhy it may be wrong: {}\n",
                                         f.doc.path, f.doc.start, f.claim, f.explanation);
    return {"what the tool believes", llm::shorten(text, most_claim)};
}

llm::material show_change_blocking(const examined& found, const drift::finding& f) {
    const std::string before = read(found, found.compared.base, f.code_before.path);
    const std::string after = read(found, found.compared.head, f.code_after.path);
    std::string text = change_text(before, after, f.code_before.start, f.code_after.start, most_change);
    // What changed may be white space, or another file than the witnesses.
    if (text.empty()) text = fmt::format("before:\n{}\nnow:\n{}\n", f.code_before.excerpt, f.code_after.excerpt);
    const std::string& path = f.code_after.path.empty() ? f.code_before.path : f.code_after.path;
    return {"change of the code", fmt::format("File: {}\n{}", path, llm::shorten(text, most_change))};
}

result<found_section> read_section_blocking(const examined& found, const drift::finding& f) {
    const std::optional<docs::format> format = docs::find_format(f.doc.path);
    result<std::string> document = found.compared.repo.read_path(found.compared.head, f.doc.path);
    if (!format || !document) return fail(errc::not_found, "the document cannot be read");
    const section_span at = find_section(docs::read(*format, f.doc.path, *document), std::max(1U, f.doc.start));
    return found_section{*std::move(document), at};
}

result<llm::material> show_section_blocking(const examined& found, const drift::finding& f) {
    const result<found_section> section = read_section_blocking(found, f);
    if (!section) return std::unexpected(section.error());
    const std::string_view text = section->document;
    return llm::material{
        "section of the documentation",
        llm::shorten(text.substr(section->at.begin, section->at.end - section->at.begin), most_section)};
}

} // namespace delta::jobs
