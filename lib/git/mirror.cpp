// SPDX-License-Identifier: Apache-2.0
#include "git/mirror.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>
#include <stdexcept>

#include "base/text.hpp"
#include "git/full_disk.hpp"
#include "git/handle.hpp"

namespace delta::git {
namespace {

// Servers limit how much one request may ask for.
constexpr std::size_t ids_at_once = 50'000;

// Ends a transfer of less than this many bytes a second that lasts this many seconds.
constexpr std::string_view low_speed_limit = "1000";
constexpr std::string_view low_speed_time = "30";

bool has_any(std::string_view text, std::initializer_list<std::string_view> needles) {
    return std::ranges::any_of(needles, [&](std::string_view n) { return text.contains(n); });
}

// The lines that say why, without what the server tells people.
std::string reason(std::string_view err) {
    std::string out;
    for (const std::string_view line : split_lines(err)) {
        const bool tells = line.starts_with("fatal: ") || line.starts_with("error: ") || line.starts_with("remote: ");
        if (tells && out.size() + line.size() < 400) out += (out.empty() ? "" : "; ") + std::string(line);
    }
    return out.empty() ? std::string(trim(err.substr(0, 400))) : out;
}

errc code_of(std::string_view err) {
    if (has_any(err, {"couldn't find remote ref", "not our ref", "epository not found", "' not found", "error: 404"}))
        return errc::not_found;
    if (has_any(err, {"stale info", "fetch first", "non-fast-forward", "cannot lock ref"})) return errc::conflict;
    if (has_any(err, {"Authentication failed", "could not read Username", "could not read Password", "error: 401"}))
        return errc::unauthorized;
    if (has_any(err, {"error: 403", "denied", "remote rejected", "protected branch", "refusing to allow"}))
        return errc::forbidden;
    return errc::upstream;
}

// What git itself says. What a server says, it passes on behind "remote: " or "fatal: remote error: ".
std::string own_words(std::string_view err) {
    std::string out;
    for (const std::string_view line : split_lines(err))
        if ((line.starts_with("fatal: ") || line.starts_with("error: ")) && !line.contains("remote error: "))
            out += std::string(line) + '\n';
    return out;
}

// Whether the objects on this disk, not the network, are to blame.
bool is_damage(std::string_view err) {
    const std::string said = own_words(err);
    return has_any(said, {"is corrupt", "corrupt loose object", "bad object", "unable to read tree", "packfile",
                          "inflate: data stream error", "not a git repository", "bad tree", "invalid sha1 pointer",
                          "does not match index", "object file"}) &&
           !has_any(said, {"early EOF", "unexpected disconnect"});
}

result<void> judge(const program_output& told, std::string_view what) {
    // Half a pack on a full disk is no damage.
    if (told.status != 0 && tells_of_full_disk(told.err))
        throw disk_full(fmt::format("the disk of REPOS_BASE_PATH is full: {}", reason(told.err)));
    // Success is no proof: git may fetch again what it cannot read, which helps this fetch and not the objects beside.
    if (is_damage(told.err)) throw damaged_mirror(reason(told.err));
    if (told.status == 0) return {};
    return fail(code_of(told.err + told.out), fmt::format("{}: {}", what, reason(told.err + told.out)));
}

// "https://host/" of a URL: where the credentials belong.
std::string site_of(std::string_view url) {
    const std::size_t host = url.find("://");
    if (host == url.npos) throw std::logic_error("an origin without a scheme");
    return std::string(url.substr(0, url.find('/', host + 3))) + "/";
}

// A git that was killed leaves half a pack behind, which nobody else would ever delete.
void remove_leftovers(const std::string& path) {
    std::error_code ec;
    for (const std::filesystem::directory_entry& entry :
         std::filesystem::directory_iterator(path + "/objects/pack", ec)) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with("tmp_") || name.starts_with(".tmp-")) std::filesystem::remove(entry.path(), ec);
    }
}

bool is_reference(const std::string& name) {
    int is_valid = 0;
    return git_reference_name_is_valid(&is_valid, name.c_str()) == 0 && is_valid == 1;
}

} // namespace

program_output mirror::run(const origin& with, std::vector<std::string> arguments, std::string_view input,
                           const std::stop_token& stop) const {
    const std::string site = site_of(with.url);
    program_input what;
    what.arguments = {"--git-dir=" + path_};
    what.arguments.insert(what.arguments.end(), std::move_iterator(arguments.begin()),
                          std::move_iterator(arguments.end()));
    what.settings = {{"remote.origin.url", with.url},
                     {"credential.helper", ""},
                     {"protocol.allow", "never"},
                     {site.starts_with("https:") ? "protocol.https.allow" : "protocol.http.allow", "always"},
                     {"http.lowSpeedLimit", std::string(low_speed_limit)},
                     {"http.lowSpeedTime", std::string(low_speed_time)},
                     {"gc.auto", "0"},
                     {"maintenance.auto", "false"}};
    if (!with.authorization.empty())
        what.settings.emplace_back(fmt::format("http.{}.extraHeader", site),
                                   "Authorization: " + with.authorization.reveal());
    if (!options_.ca_file.empty()) what.settings.emplace_back("http.sslCAInfo", options_.ca_file);
    if (!options_.proxy.empty()) what.settings.emplace_back("http.proxy", options_.proxy.reveal());
    if (!options_.no_proxy.empty()) what.environment.push_back("no_proxy=" + options_.no_proxy);
    // For a damaged pack, a fetch of git 2.47 begins one of its own after another, without an end. A push may need one.
    if (what.arguments[1] == "fetch") what.environment.emplace_back("GIT_NO_LAZY_FETCH=1");
    what.input = input;
    what.limit = options_.limit;
    return run_git_blocking(what, stop);
}

result<void> mirror::fetch_blocking(const origin& from, const std::vector<std::string>& references,
                                    const std::stop_token& stop, files with) {
    const file_lock turn = file_lock::take_blocking(path_ + ".fetch", file_lock::mode::exclusive, stop);
    remove_leftovers(path_);
    for (std::size_t at = 0; at < references.size(); at += ids_at_once) {
        const std::size_t end = std::min(references.size(), at + ids_at_once);
        std::string input;
        for (std::size_t i = at; i < end; ++i) input += references[i] + '\n';
        const program_output told =
            run(from,
                {"fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--refmap=", "--no-recurse-submodules",
                 with == files::small ? "--filter=blob:limit=1m" : "--filter=blob:none", "--stdin", "origin"},
                input, stop);
        const result<void> fetched = judge(told, "fetching from " + from.url);
        if (!fetched) return fetched;
    }
    // An open handle does not look for new packs each time something is missing.
    result<repository> with_new_objects = repository::open_bare(path_);
    if (!with_new_objects) throw damaged_mirror(with_new_objects.error().message);
    repo_ = std::move(*with_new_objects);
    return {};
}

result<void> mirror::fetch_files_blocking(const origin& from, const std::vector<std::string>& commits,
                                          const std::stop_token& stop) {
    std::set<std::string> missing;
    for (const std::string& commit : commits)
        for (const tree_entry& e : repo_.list({side::source::commit, commit}))
            if (e.kind != entry_kind::submodule && !missing.contains(e.oid) && !repo_.contains(e.oid))
                missing.insert(e.oid);
    return fetch_blocking(from, {missing.begin(), missing.end()}, stop);
}

result<void> mirror::push_blocking(const origin& to, const std::string& commit, const std::string& branch,
                                   const std::string& expected, const std::stop_token& stop) {
    const std::string reference = "refs/heads/" + branch;
    if (!is_reference(reference)) return fail(errc::invalid, fmt::format("'{}' is no name of a branch", branch));
    const program_output told =
        run(to,
            {"push", "--quiet", "--no-verify", fmt::format("--force-with-lease={}:{}", reference, expected), "origin",
             fmt::format("{}:{}", commit, reference)},
            {}, stop);
    return judge(told, "pushing to " + to.url);
}

} // namespace delta::git
