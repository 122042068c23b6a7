// SPDX-License-Identifier: Apache-2.0
#include "report_output.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>

#include "console.hpp"
#include "report/github.hpp"
#include "report/json.hpp"
#include "report/junit.hpp"
#include "report/markdown.hpp"
#include "report/plain_text.hpp"
#include "report/sarif.hpp"
#include "report/text.hpp"
#include "version.hpp"

namespace delta::app {
namespace {

std::string render_text(const drift::verdict& v, const check_flags& flags, const check::range& compared) {
    const std::size_t width = report_width(flags);
    const std::string heading = fmt::format("{}, compared with {}:", compared.head_label, compared.base_label);
    std::string out;
    for (const std::string& line : report::wrapped(report::harmless(heading), width)) out += line + '\n';
    return out + '\n' + report::to_text(v, {.colour = is_coloured(flags), .width = width, .explain = flags.evidence});
}

} // namespace

std::size_t report_width(const check_flags& flags) {
    return flags.output ? 80 : output_width();
}

bool is_coloured(const check_flags& flags) {
    if (flags.colour != colour_mode::automatic) return flags.colour == colour_mode::always;
    const char* const no_color = std::getenv("NO_COLOR");
    const bool refused = no_color != nullptr && *no_color != '\0';
    return !flags.output && !refused && is_terminal(STDOUT_FILENO);
}

std::string render(const drift::verdict& v, const check_flags& flags, const check::range& compared) {
    switch (flags.format) {
        case report_format::text:
            return render_text(v, flags, compared);
        case report_format::json:
            return report::to_json(v, {.explain = flags.evidence});
        case report_format::sarif:
            return report::to_sarif(v, {.version = version()});
        case report_format::junit:
            return report::to_junit(v);
        case report_format::github:
            return report::to_github(v);
        case report_format::markdown:
            return report::to_markdown(v);
    }
    return {};
}

void deliver(std::string_view report, const check_flags& flags) {
    const bool ends_line = report.empty() || report.ends_with('\n');
    const std::string whole = ends_line ? std::string(report) : std::string(report) + '\n';
    if (flags.output)
        write_file(*flags.output, whole);
    else if (!flags.quiet)
        write_output(whole);
}

} // namespace delta::app
