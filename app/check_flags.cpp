// SPDX-License-Identifier: Apache-2.0
#include "check_flags.hpp"

#include <fmt/format.h>

#include <array>
#include <boost/program_options.hpp>
#include <charconv>
#include <sstream>

#include "base/text.hpp"
#include "check/suggestion.hpp"

namespace delta::app {
namespace {

namespace po = boost::program_options;

constexpr std::array<std::string_view, 6> formats{"text", "json", "sarif", "junit", "github", "markdown"};
constexpr std::array<std::string_view, 3> colours{"auto", "always", "never"};

// Not an option: what stands alone on the command line.
constexpr const char* place = "PATH";

// Columns of the help text.
constexpr unsigned width = 100;

struct option_groups {
    po::options_description range{"What is compared", width};
    po::options_description tell{"What is told", width};
    po::options_description output{"How it is told", width};
    po::options_description tasks{"Instead of a report", width};
    po::options_description more{"More", width};

    option_groups() {
        const auto text = [](const char* name) { return po::value<std::string>()->value_name(name); };
        range.add_options()                                                                                       //
            ("base", text("REF"), "the side before the change; the merge base with the default branch otherwise") //
            ("head", text("REF"), "the side after the change; HEAD otherwise")                                    //
            ("worktree", po::bool_switch(), "the work tree is the side after the change")                         //
            ("staged", po::bool_switch(), "what is staged is the side after the change, HEAD the one before")     //
            ("docs", po::value<std::vector<std::string>>()->value_name("GLOB"),
             "read only documents that match; may be given several times");
        tell.add_options()                                                                                 //
            ("min-score", text("X"), "tell findings of at least this score, from 0 to 1")                  //
            ("fail-on", text("X|never"), "exit with 1 only for findings of at least this score, or never") //
            ("all", po::bool_switch(), "also tell links, anchors and paths that were broken before")       //
            ("baseline", text("FILE"), "leave out what this earlier JSON report has");
        output.add_options()                                                                         //
            ("format", text("NAME"), "text, json, sarif, junit, github or markdown; text otherwise") //
            ("evidence", po::bool_switch(), "with the evidence behind each score (text, json)")      //
            ("output", text("FILE"), "write the report to a file")                                   //
            ("color", text("WHEN"), "auto, always or never")                                         //
            ("quiet", po::bool_switch(), "print no report: the exit code tells");
        tasks.add_options()                                                                            //
            ("fix", po::bool_switch(), "mend in the work tree what can be mended mechanically")        //
            ("dry-run", po::bool_switch(), "with --fix: print the edits as a diff and change nothing") //
            ("explain", text("ID"), "everything known about one finding")                              //
            ("rules", po::bool_switch(), "the catalogue of rules")                                     //
            ("backtest", text("N"), "replay the last N changes of the history and tell what would have been said");
        more.add_options()                                                                                //
            ("config", text("FILE"), "this configuration in place of the repository's .github/delta.yml") //
            ("threads", text("N"), "how many threads to use; one for each core otherwise")                //
            ("no-history", po::bool_switch(), "do not read the log for what changed together before")     //
            ("no-index", po::bool_switch(), "neither use nor keep what earlier runs have read")           //
            ("help,h", po::bool_switch(), "this text");
    }

    void add_to(po::options_description& all) const { all.add(range).add(tell).add(output).add(tasks).add(more); }
};

std::vector<std::string_view> names_of(const po::options_description& all) {
    std::vector<std::string_view> names;
    for (const boost::shared_ptr<po::option_description>& option : all.options()) names.push_back(option->long_name());
    return names;
}

std::string strip_dashes(std::string_view name) {
    return std::string(name.substr(std::min(name.find_first_not_of('-'), name.size())));
}

result<po::variables_map> read_arguments(const std::vector<std::string>& arguments) {
    po::options_description all;
    option_groups().add_to(all);
    po::options_description hidden;
    hidden.add(all).add_options()(place, po::value<std::string>());
    po::positional_options_description places;
    places.add(place, 1);
    // An abbreviation would change its meaning with the next option that begins alike.
    const int style = po::command_line_style::default_style & ~po::command_line_style::allow_guessing;
    po::variables_map out;
    try {
        po::store(po::command_line_parser(arguments).options(hidden).positional(places).style(style).run(), out);
    } catch (const po::unknown_option& e) {
        const std::string name = strip_dashes(e.get_option_name());
        const std::string_view near = check::closest(name, names_of(all));
        const std::string meant = near.empty() ? "" : fmt::format(" (did you mean --{}?)", near);
        return fail(errc::invalid, fmt::format("there is no option {}{}", e.get_option_name(), meant));
    } catch (const po::too_many_positional_options_error&) {
        return fail(errc::invalid, "more than one PATH is given");
    } catch (const po::multiple_occurrences& e) {
        return fail(errc::invalid, fmt::format("{} is given more than once", e.get_option_name()));
    } catch (const po::invalid_command_line_syntax& e) {
        if (e.kind() != po::invalid_command_line_syntax::missing_parameter) return fail(errc::invalid, e.what());
        return fail(errc::invalid, fmt::format("{} needs a value", e.get_option_name()));
    } catch (const po::error& e) {
        return fail(errc::invalid, e.what());
    }
    return out;
}

template <class Number>
std::optional<Number> parse_number(const std::string& text) {
    Number n{};
    const char* const end = text.data() + text.size();
    const std::from_chars_result parsed = std::from_chars(text.data(), end, n);
    if (parsed.ec != std::errc() || parsed.ptr != end) return std::nullopt;
    return n;
}

// Keeps the first error and goes on with empty values.
class flags_reader {
  public:
    explicit flags_reader(const po::variables_map& given) : given_(given) {}

    result<check_flags> read() {
        read_values();
        check_tasks();
        check_backtest();
        if (wrong_) return std::unexpected(*wrong_);
        return std::move(out_);
    }

  private:
    void refuse(std::string message) {
        if (!wrong_) wrong_ = error{errc::invalid, std::move(message)};
    }

    bool has(const char* name) const {
        const po::variables_map::const_iterator found = given_.find(name);
        if (found == given_.end()) return false;
        const bool* const on = boost::any_cast<bool>(&found->second.value());
        return on == nullptr || *on;
    }

    std::optional<std::string> text(const char* name) {
        if (!has(name)) return std::nullopt;
        const std::string value = given_[name].as<std::string>();
        if (value.empty()) refuse(fmt::format("--{} needs a value", name));
        return value;
    }

    std::optional<double> score(const char* name) {
        const std::optional<std::string> value = text(name);
        if (!value) return std::nullopt;
        const std::optional<double> n = parse_number<double>(*value);
        const bool usable = n && *n >= 0 && *n <= 1;
        if (!usable) refuse(fmt::format("--{} takes a number from 0 to 1, not \"{}\"", name, *value));
        return n;
    }

    std::optional<std::size_t> count(const char* name, std::size_t most) {
        const std::optional<std::string> value = text(name);
        if (!value) return std::nullopt;
        const std::optional<std::size_t> n = parse_number<std::size_t>(*value);
        const bool usable = n && *n >= 1 && *n <= most;
        if (!usable) refuse(fmt::format("--{} takes a whole number from 1 to {}, not \"{}\"", name, most, *value));
        return n;
    }

    template <std::size_t N>
    std::size_t one_of(const char* name, const std::array<std::string_view, N>& words) {
        const std::optional<std::string> value = text(name);
        if (!value) return 0;
        for (std::size_t i = 0; i < N; ++i)
            if (words[i] == *value) return i;
        refuse(fmt::format("--{} takes {}, not \"{}\"{}", name, fmt::join(words, ", "), *value,
                           check::did_you_mean(*value, words)));
        return 0;
    }

    void read_values() {
        if (has(place)) out_.range.path = given_[place].as<std::string>();
        if (out_.range.path.empty()) refuse("PATH is empty; the current folder is \".\"");
        out_.range.base = text("base");
        out_.range.head = text("head");
        out_.range.worktree = has("worktree");
        out_.range.staged = has("staged");
        if (has("docs")) out_.docs = given_["docs"].as<std::vector<std::string>>();
        for (const std::string& glob : out_.docs)
            if (const std::optional<std::string> problem = check::find_pattern_problem(glob))
                refuse(fmt::format("--docs: the pattern \"{}\" {}", glob, *problem));
        out_.format = static_cast<report_format>(one_of("format", formats));
        out_.min_score = score("min-score");
        if (has("fail-on")) out_.fail_on = fail_on();
        out_.baseline = text("baseline");
        out_.config = text("config");
        out_.output = text("output");
        out_.explain = text("explain");
        out_.backtest = count("backtest", 100'000);
        out_.colour = static_cast<colour_mode>(one_of("color", colours));
        out_.threads = static_cast<unsigned>(count("threads", 256).value_or(0));
        out_.fix = has("fix");
        out_.dry_run = has("dry-run");
        out_.all = has("all");
        out_.rules = has("rules");
        out_.evidence = has("evidence");
        out_.history = !has("no-history");
        out_.index = !has("no-index");
        out_.quiet = has("quiet");
        out_.help = has("help");
    }

    check::fail_threshold fail_on() {
        if (given_["fail-on"].as<std::string>() == "never") return {.never = true};
        return {.score = score("fail-on").value_or(0)};
    }

    void check_tasks() {
        std::vector<std::string> tasks;
        for (const char* const name : {"fix", "explain", "rules", "backtest"})
            if (has(name)) tasks.push_back(fmt::format("--{}", name));
        if (tasks.size() > 1) refuse(fmt::format("{} exclude each other", fmt::join(tasks, " and ")));
        if (out_.dry_run && !out_.fix) refuse("--dry-run belongs to --fix");
        const bool own_text = out_.explain || out_.rules || out_.backtest || out_.dry_run;
        const bool plain = out_.format == report_format::text || out_.format == report_format::json;
        if (out_.dry_run && out_.format != report_format::text)
            refuse("--dry-run prints a diff; leave out --format");
        else if (own_text && !plain)
            refuse(fmt::format("{} is told as text or json only", tasks.front()));
        if (out_.evidence && !plain) refuse("--evidence is told as text or json only");
    }

    void check_backtest() {
        if (!out_.backtest) return;
        for (const char* const name : {"base", "worktree", "staged", "all", "baseline", "fail-on"})
            if (has(name)) refuse(fmt::format("--backtest replays the history by itself; leave out --{}", name));
    }

    const po::variables_map& given_;
    check_flags out_;
    std::optional<error> wrong_;
};

} // namespace

result<check_flags> parse_check_flags(const std::vector<std::string>& arguments) {
    const result<po::variables_map> given = read_arguments(arguments);
    if (!given) return std::unexpected(given.error());
    return flags_reader(*given).read();
}

std::string check_help() {
    po::options_description all("", width);
    option_groups().add_to(all);
    std::ostringstream listed;
    listed << all;
    // The library pads its lines, and writes the two names of an option in a way of its own.
    std::string options;
    for (const std::string_view line : split_lines(listed.str())) {
        std::string plain = replace_all(line, "-h [ --help ]", "-h, --help   ");
        plain.erase(plain.find_last_not_of(' ') + 1);
        options += plain + '\n';
    }
    return fmt::format(
        "Usage: delta check [PATH] [OPTION]...\n\n"
        "Tells which documentation a change made wrong. PATH is a git repository, the current folder\n"
        "otherwise. No server, no network: the repository is all that is read.\n"
        "{}\n"
        "Exit codes: 0 nothing found, 1 drift found, 2 wrong usage or configuration, 3 failed.\n\n"
        "Examples:\n"
        "  delta check                              what this branch made wrong\n"
        "  delta check --staged                     before a commit\n"
        "  delta check --base v1.2 --format json    since a tag, for a program\n"
        "  delta check --fix --dry-run              the mechanical edits, as a diff\n",
        options);
}

} // namespace delta::app
