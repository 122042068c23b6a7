// SPDX-License-Identifier: Apache-2.0
#include "report/diff.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <vector>

#include "report/plain_text.hpp"

namespace delta::report {

namespace {

// A stretch of lines that differ: `old_lines` from line `old_first` (from 0) become `new_lines`.
struct change {
    std::size_t old_first;
    std::vector<std::string_view> old_lines;
    std::vector<std::string_view> new_lines;
};

// With their ends.
std::vector<std::string_view> whole_lines(std::string_view s) {
    std::vector<std::string_view> out;
    while (!s.empty()) {
        const std::size_t end = s.find('\n');
        const std::size_t size = end == s.npos ? s.size() : end + 1;
        out.push_back(s.substr(0, size));
        s.remove_prefix(size);
    }
    return out;
}

result<std::vector<drift::fix>> sorted_fixes(std::string_view path, std::string_view before,
                                             std::span<const drift::fix> fixes) {
    std::vector<drift::fix> out(fixes.begin(), fixes.end());
    const auto key = [](const drift::fix& f) { return std::tie(f.start, f.end, f.replacement); };
    std::ranges::sort(out, [&](const drift::fix& a, const drift::fix& b) { return key(a) < key(b); });
    const auto [first, last] =
        std::ranges::unique(out, [&](const drift::fix& a, const drift::fix& b) { return key(a) == key(b); });
    out.erase(first, last);
    for (std::size_t i = 0; i < out.size(); ++i) {
        const bool outside = out[i].start > out[i].end || out[i].end > before.size();
        if (outside) return fail(errc::invalid, "a fix lies outside the document", shown_path(path));
        const bool overlaps = i > 0 && (out[i].start < out[i - 1].end || out[i].start == out[i - 1].start);
        if (overlaps) return fail(errc::conflict, "two fixes change the same place", shown_path(path));
    }
    return out;
}

std::string spliced(std::string_view text, std::size_t origin, std::span<const drift::fix> fixes) {
    std::string out;
    std::size_t done = 0;
    for (const drift::fix& f : fixes) {
        out.append(text.substr(done, f.start - origin - done)).append(f.replacement);
        done = f.end - origin;
    }
    return out.append(text.substr(done));
}

// Whole lines of the document that hold a run of fixes, before and after.
struct region {
    std::size_t begin;
    std::size_t end;
    std::string after;
};

std::vector<region> regions_of(std::string_view before, std::span<const drift::fix> fixes) {
    std::vector<region> out;
    for (std::size_t i = 0; i < fixes.size();) {
        const std::size_t line_break = fixes[i].start == 0 ? before.npos : before.rfind('\n', fixes[i].start - 1);
        const std::size_t begin = line_break == before.npos ? 0 : line_break + 1;
        std::size_t end = begin;
        std::size_t next = i;
        for (; next < fixes.size() && (next == i || fixes[next].start < end); ++next) {
            const std::size_t stop = before.find('\n', fixes[next].end);
            end = stop == before.npos ? before.size() : stop + 1;
        }
        out.push_back({begin, end, spliced(before.substr(begin, end - begin), begin, fixes.subspan(i, next - i))});
        i = next;
    }
    return out;
}

change to_change(std::string_view before, const region& r, std::size_t first_line) {
    change out{first_line, whole_lines(before.substr(r.begin, r.end - r.begin)), whole_lines(r.after)};
    std::vector<std::string_view>& a = out.old_lines;
    std::vector<std::string_view>& b = out.new_lines;
    while (!a.empty() && !b.empty() && a.back() == b.back()) {
        a.pop_back();
        b.pop_back();
    }
    std::size_t same = 0;
    while (same < std::min(a.size(), b.size()) && a[same] == b[same]) ++same;
    a.erase(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(same));
    b.erase(b.begin(), b.begin() + static_cast<std::ptrdiff_t>(same));
    out.old_first += same;
    return out;
}

// As git writes and reads names: quoted, with octal escapes, when a byte of it would be misread.
std::string file_name(std::string_view side, std::string_view path, bool for_people) {
    const std::string whole = fmt::format("{}/{}", side, path);
    if (for_people) return shown_path(whole);
    const auto is_odd = [](char c) { return (c >= 0 && c < 0x20) || c == 0x7F || c == '"' || c == '\\'; };
    // `patch` ends a name at a space unless a tab follows it.
    if (std::ranges::none_of(whole, is_odd)) return whole.find(' ') == whole.npos ? whole : whole + '\t';
    std::string out = "\"";
    for (const char c : whole) {
        if (is_odd(c))
            out += fmt::format("\\{:03o}", static_cast<unsigned char>(c));
        else
            out += c;
    }
    return out + '"';
}

class diff_writer {
  public:
    diff_writer(std::vector<std::string_view> lines, const diff_options& options)
        : lines_(std::move(lines)), options_(options) {}

    std::string write(std::string_view path, std::span<const change> changes) {
        if (changes.empty()) return {};
        out_ = fmt::format("--- {}\n+++ {}\n", file_name("a", path, options_.for_people),
                           file_name("b", path, options_.for_people));
        for (std::size_t i = 0; i < changes.size();) {
            std::size_t next = i + 1;
            while (next < changes.size() && changes[next].old_first <= end_of(changes[next - 1]) + 2 * options_.context)
                ++next;
            write_hunk(changes.subspan(i, next - i));
            i = next;
        }
        return std::move(out_);
    }

  private:
    static std::size_t end_of(const change& c) { return c.old_first + c.old_lines.size(); }

    void write_hunk(std::span<const change> changes) {
        const std::size_t first = changes.front().old_first - std::min(changes.front().old_first, options_.context);
        const std::size_t last = std::min(end_of(changes.back()) + options_.context, lines_.size());
        std::size_t new_count = last - first;
        std::ptrdiff_t growth = 0;
        for (const change& c : changes) growth += std::ssize(c.new_lines) - std::ssize(c.old_lines);
        new_count = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(new_count) + growth);
        const std::size_t new_first = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(first) + shift_);
        out_ += fmt::format("@@ -{} +{} @@\n", range(first, last - first), range(new_first, new_count));
        shift_ += growth;
        std::size_t at = first;
        for (const change& c : changes) {
            for (; at < c.old_first; ++at) write_line(' ', lines_[at]);
            for (const std::string_view line : c.old_lines) write_line('-', line);
            for (const std::string_view line : c.new_lines) write_line('+', line);
            at = end_of(c);
        }
        for (; at < last; ++at) write_line(' ', lines_[at]);
    }

    // An empty range is told by the line before it.
    static std::string range(std::size_t first, std::size_t size) {
        return fmt::format("{},{}", size == 0 ? first : first + 1, size);
    }

    void write_line(char sign, std::string_view line) {
        const bool ended = line.ends_with('\n');
        if (ended) line.remove_suffix(1);
        out_ += sign;
        if (options_.for_people)
            out_ += harmless(line.ends_with('\r') ? line.substr(0, line.size() - 1) : line);
        else
            out_ += line;
        out_ += ended ? "\n" : "\n\\ No newline at end of file\n";
    }

    std::vector<std::string_view> lines_;
    const diff_options& options_;
    std::ptrdiff_t shift_ = 0; // lines the file has grown by so far
    std::string out_;
};

} // namespace

result<std::string> apply_fixes(std::string_view path, std::string_view before, std::span<const drift::fix> fixes) {
    const result<std::vector<drift::fix>> sorted = sorted_fixes(path, before, fixes);
    if (!sorted) return std::unexpected(sorted.error());
    return spliced(before, 0, *sorted);
}

result<std::string> apply_fixes_within(std::string_view path, std::string_view document, std::size_t begin,
                                       std::size_t end, std::vector<drift::fix> fixes) {
    // One that begins before `begin` wraps around, and so lies outside.
    for (drift::fix& f : fixes) {
        f.start -= begin;
        f.end -= begin;
    }
    return apply_fixes(path, document.substr(begin, end - begin), fixes);
}

result<std::string> unified_diff(std::string_view path, std::string_view before, std::span<const drift::fix> fixes,
                                 const diff_options& options) {
    const result<std::vector<drift::fix>> sorted = sorted_fixes(path, before, fixes);
    if (!sorted) return std::unexpected(sorted.error());
    const std::vector<region> regions = regions_of(before, *sorted);
    std::vector<change> changes;
    std::size_t line = 0;
    std::size_t counted_to = 0;
    for (const region& r : regions) {
        line += static_cast<std::size_t>(std::ranges::count(before.substr(counted_to, r.begin - counted_to), '\n'));
        counted_to = r.begin;
        change c = to_change(before, r, line);
        if (!c.old_lines.empty() || !c.new_lines.empty()) changes.push_back(std::move(c));
    }
    return diff_writer(whole_lines(before), options).write(path, changes);
}

} // namespace delta::report
