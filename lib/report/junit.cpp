// SPDX-License-Identifier: Apache-2.0
#include "report/junit.hpp"

#include <fmt/format.h>

#include <string_view>

#include "base/text.hpp"
#include "report/finding_text.hpp"
#include "report/names.hpp"
#include "report/plain_text.hpp"
#include "report/summary.hpp"

namespace delta::report {

namespace {

// Text without control characters, so that only the five characters of XML are left to escape. U+FFFE and U+FFFF
// are the last that XML cannot hold.
std::string escaped(std::string_view harmless_text) {
    std::string out;
    for (const char c : harmless_text) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\'':
                out += "&apos;";
                break;
            default:
                out += c;
        }
    }
    return replace_all(replace_all(out, "\xEF\xBF\xBE", "\xEF\xBF\xBD"), "\xEF\xBF\xBF", "\xEF\xBF\xBD");
}

std::string attribute(std::string_view s) {
    return escaped(harmless(s));
}

std::string open_case(const drift::finding& f) {
    const std::string mention = f.mention.empty() ? "" : fmt::format(" {}", f.mention);
    return fmt::format("    <testcase classname=\"{}\" name=\"{}\" file=\"{}\" line=\"{}\">\n", attribute(f.doc.path),
                       attribute(fmt::format("{}{} [{}]", f.rule, mention, f.id)), attribute(f.doc.path), f.doc.start);
}

std::string case_of(const drift::finding& f) {
    const std::string body = escaped(finding_text(f));
    std::string out = open_case(f);
    if (f.advisory)
        out += fmt::format("      <system-out>{}</system-out>\n", body);
    else
        out += fmt::format("      <failure type=\"{}\" message=\"{}\">{}</failure>\n", attribute(f.rule),
                           attribute(f.explanation), body);
    return out + "    </testcase>\n";
}

std::string case_of(const drift::suppressed_finding& s) {
    const std::string why = fmt::format("suppressed by {}: {}", s.by, s.reason);
    return open_case(s.what) + fmt::format("      <skipped message=\"{}\"/>\n    </testcase>\n", attribute(why));
}

std::string lone_case(const drift::verdict& v) {
    const std::string open = "    <testcase classname=\"delta\" name=\"documentation agrees with the change\"";
    if (!nothing_checked(v)) return open + "/>\n";
    return fmt::format("{}>\n      <skipped message=\"{}\"/>\n    </testcase>\n", open, attribute(outcome(v)));
}

} // namespace

std::string to_junit(const drift::verdict& v) {
    const bool lone = v.findings.empty() && v.suppressed.empty();
    const std::size_t tests = lone ? 1 : v.findings.size() + v.suppressed.size();
    const std::size_t skipped = v.suppressed.size() + (lone && nothing_checked(v) ? 1 : 0);
    const std::string counts =
        fmt::format("tests=\"{}\" failures=\"{}\" errors=\"0\" skipped=\"{}\"", tests, count(v).plain, skipped);
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    out += fmt::format("<testsuites name=\"delta check\" {}>\n  <testsuite name=\"delta check\" {}>\n", counts, counts);
    for (const drift::finding& f : v.findings) out += case_of(f);
    for (const drift::suppressed_finding& s : v.suppressed) out += case_of(s);
    if (lone) out += lone_case(v);
    std::string about = outcome(v) + "\n" + coverage(v);
    for (const std::string& note : v.notes) about += "\n" + harmless(note);
    out += fmt::format("    <system-out>{}</system-out>\n", escaped(about));
    return out + "  </testsuite>\n</testsuites>\n";
}

} // namespace delta::report
