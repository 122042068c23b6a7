// SPDX-License-Identifier: Apache-2.0
// What a document is for, told from its path alone. A wrong "guide" costs a false alarm and a wrong other role hides a
// finding's weight, so a word that is also a product's feature ("history", "upgrade", "security") counts only where its
// place or its capitals say what is meant.
#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "docs/document.hpp"
#include "docs/path_parts.hpp"

namespace delta::docs {
namespace {

constexpr std::string_view agent_names[] = {"agents.md", "agent.md",     "claude.md",      "claude.local.md",
                                            "gemini.md", "skill.md",     "copilot.md",     "copilot-instructions.md",
                                            "qwen.md",   ".cursorrules", ".windsurfrules", ".clinerules"};
constexpr std::string_view agent_folders[] = {".cursor", ".claude",   ".windsurf", ".clinerules",
                                              ".junie",  ".kiro",     ".codex",    ".gemini",
                                              ".roo",    ".continue", ".agents",   ".aiassistant"};

bool is_agent(const path_parts& path) {
    return is_one_of(path.name, agent_names) || path.name.ends_with(".instructions.md") ||
           path.has_folder(agent_folders);
}

constexpr std::string_view history_words[] = {
    "changelog",  "change-log",      "release-notes", "releasenotes",    "release-note",  "whats-new",      "whatsnew",
    "what's-new", "migration-guide", "upgrade-guide", "breaking-change", "upgrade-notes", "migration-notes"};
constexpr std::string_view history_starts[] = {"migrating",  "migration-",   "upgrading", "upgrade-to", "upgrade-from",
                                               "migrate-to", "migrate-from", "changes-",  "deprecat",   "changes."};
constexpr std::string_view history_ends[] = {"-migration", "-changes", "-upgrade"};
// Also names of features and commands: not history below a reference.
constexpr std::string_view history_names[] = {"changes",   "history", "news",   "releases",
                                              "migration", "upgrade", "migrate"};
constexpr std::string_view reference_folders[] = {"api",     "apis", "reference", "references", "commands",
                                                  "command", "cli",  "concepts",  "features",   "config"};
constexpr std::string_view history_folders[] = {"changelogs",       "changelog",     "changelog.d", "release-notes",
                                                "release_notes",    "releasenotes",  "_posts",      "newsfragments",
                                                ".changeset",       "whatsnew",      "whats_new",   "whats-new",
                                                "migration-guides", "upgrade-guides"};
constexpr std::string_view history_folders_of_docs[] = {
    "changes",   "history", "releases", "news",   "blog",          "posts",        "migration", "migrating",
    "upgrading", "archive", "archived", "legacy", "announcements", "deprecations", "deprecated"};

bool starts_with_one_of(std::string_view word, word_list list) {
    return std::ranges::any_of(list, [&](std::string_view start) { return word.starts_with(start); });
}

bool is_history(const path_parts& path) {
    const std::string_view stem = path.stem;
    const auto inside = [&](std::string_view word) { return stem.find(word) != stem.npos; };
    const auto at_end = [&](std::string_view word) { return stem.ends_with(word); };
    if (path.has_folder(history_folders) || path.has_folder_of_docs(history_folders_of_docs)) return true;
    if (std::ranges::any_of(history_words, inside) || starts_with_one_of(stem, history_starts)) return true;
    if (path.has_folder(reference_folders)) return false;
    // UPGRADE-5.0.md, HISTORY-1.x.md
    const std::string_view first = stem.substr(0, std::min(stem.find('-'), stem.size()));
    const bool versioned = first.size() + 1 < stem.size() && is_digit(stem[first.size() + 1]);
    return is_one_of(stem, history_names) || (versioned && is_one_of(first, history_names)) ||
           (std::ranges::any_of(stem, is_digit) && std::ranges::any_of(history_ends, at_end));
}

constexpr std::string_view proposal_folders[] = {"adr",         "adrs",         "adl",     "rfc",  "rfcs",
                                                 "proposals",   "proposal",     "keps",    "peps", "design-docs",
                                                 "design_docs", "enhancements", ".specify"};
constexpr std::string_view proposal_folders_of_docs[] = {"design", "designs", "decisions", "specs", "plans", "roadmap"};
constexpr std::string_view proposal_starts[] = {"roadmap", "proposal", "design-doc"};

// adr-0007-queue, rfc-12, 0003-use-postgres stays a guide: numbered chapters look the same.
bool is_numbered(std::string_view stem, std::string_view series) {
    if (!stem.starts_with(series)) return false;
    stem.remove_prefix(series.size());
    if (stem.starts_with('-')) stem.remove_prefix(1);
    return !stem.empty() && is_digit(stem.front());
}

bool is_proposal(const path_parts& path) {
    if (path.has_folder(proposal_folders) || path.has_folder_of_docs(proposal_folders_of_docs)) return true;
    if (starts_with_one_of(path.stem, proposal_starts)) return true;
    if (is_numbered(path.stem, "adr") || is_numbered(path.stem, "rfc")) return true;
    if (path.stem == "todo") return true;
    return path.is_shouted() && (path.stem == "plan" || path.stem == "plans");
}

constexpr std::string_view community_starts[] = {"contribut",
                                                 "code-of-conduct",
                                                 "governance",
                                                 "maintainer",
                                                 "authors",
                                                 "collaborator",
                                                 "credits",
                                                 "license",
                                                 "licence",
                                                 "copying",
                                                 "pull-request-template",
                                                 "issue-template",
                                                 "translat",
                                                 "releasing",
                                                 "release-process",
                                                 "release-checklist",
                                                 "release-testing",
                                                 "sponsor",
                                                 "backers",
                                                 "adopters",
                                                 "third-party",
                                                 "codeowners",
                                                 "code-owners",
                                                 "security-policy",
                                                 "projects-using",
                                                 "showcase"};
constexpr std::string_view community_names[] = {
    "conduct",         "team",    "hacking",   "ecosystem", "companies", "acknowledgements",
    "acknowledgments", "funding", "trademark", "dco",       "cla"};
// Chapters of a manual may have these names too; in capitals, at the top or in .github they are the project's own
// papers.
constexpr std::string_view community_papers[] = {"security",   "support",     "users",      "owners",
                                                 "team",       "release",     "triage",     "thanks",
                                                 "developing", "development", "developers", "notice"};
constexpr std::string_view community_folders[] = {"contributing", "contributors", "contribute", "governance"};
constexpr std::string_view community_folders_of_docs[] = {"community", "maintaining",  "maintainers",     "team",
                                                          "people",    "translations", "translated_docs", "i18n"};

bool is_community(const path_parts& path) {
    if (starts_with_one_of(path.stem, community_starts) || is_one_of(path.stem, community_names)) return true;
    const bool own_paper = path.folders.empty() || path.is_shouted();
    if (own_paper && is_one_of(path.stem, community_papers)) return true;
    return path.has_folder(community_folders) || path.has_folder_of_docs(community_folders_of_docs);
}

constexpr std::string_view languages[] = {"zh", "ja", "jp", "ko", "kr", "ru", "de", "fr", "es", "pt", "it", "pl", "tr",
                                          "vi", "uk", "ua", "id", "fa", "ar", "he", "hi", "cs", "nl", "sv", "bn", "az",
                                          "em", "hu", "ro", "th", "el", "bg", "da", "fi", "no", "nb", "ta", "ur", "yo",
                                          "sk", "sr", "hr", "ca", "lt", "lv", "cn", "tw", "br", "ckb"};
constexpr std::string_view language_names[] = {"chinese", "japanese", "korean",     "russian", "spanish", "french",
                                               "german",  "italian",  "portuguese", "turkish", "polish",  "vietnamese"};

// "zh", "zh-cn", "pt_br", "zh-hans"; English in any country is no translation. Many short words are a language's code
// too ("id", "no", "ca"), so outside the docs a folder must name a country with it.
bool is_language(std::string_view word, bool with_country) {
    const std::size_t cut = std::min(word.find_first_of("-_"), word.size());
    const std::string_view country = word.substr(std::min(cut + 1, word.size()));
    if (!is_one_of(word.substr(0, cut), languages)) return false;
    if (cut == word.size()) return !with_country;
    constexpr std::array<std::string_view, 4> scripts = {"hans", "hant", "latn", "cyrl"};
    return is_one_of(country, scripts) || (country.size() == 2 && std::ranges::all_of(country, is_alpha));
}

// README.zh-cn.md, readme_ja.md, guide.fr.md
bool is_translated_name(std::string_view stem) {
    const bool readme = stem.starts_with("readme");
    for (std::size_t at = 1; at + 1 < stem.size(); ++at) {
        const bool parts = stem[at] == '.' || (readme && stem[at] == '-');
        const std::string_view rest = stem.substr(at + 1);
        if (parts && (is_language(rest, false) || is_one_of(rest, language_names))) return true;
    }
    return readme && std::ranges::any_of(stem, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

bool is_translation(const path_parts& path) {
    if (is_translated_name(path.stem)) return true;
    const std::size_t docs = path.docs_depth();
    for (std::size_t i = 0; i < path.folders.size(); ++i)
        if (is_language(path.folders[i], i <= docs)) return true;
    return false;
}

// Copies of an older state kept beside the current one.
bool is_versioned_copy(const path_parts& path) {
    constexpr std::array<std::string_view, 2> copies = {"release-latest", "version-latest"};
    const auto versioned = [](std::string_view folder) {
        return folder.starts_with("versioned_") || folder.starts_with("versioned-") || is_numbered(folder, "version");
    };
    return std::ranges::any_of(path.folders, versioned) || path.has_folder(copies);
}

// Papers for the forge (.github), and the notes of example and benchmark programs, which describe a reader's project.
bool is_beside_the_guides(const path_parts& path) {
    constexpr std::array<std::string_view, 8> folders = {"examples",  "example",    "samples",   "sample",
                                                         "_examples", "benchmarks", "benchmark", "bench"};
    if (path.folders.empty()) return false;
    const std::size_t docs = path.docs_depth();
    return (path.folders.front().starts_with('.') && docs != 0) || path.find_folder(folders) < docs;
}

} // namespace

role role_of(std::string_view path) {
    const path_parts parts(path);
    if (is_agent(parts)) return role::agent;
    if (is_translation(parts) || is_versioned_copy(parts)) return role::community;
    if (is_history(parts)) return role::history;
    if (is_proposal(parts)) return role::proposal;
    if (is_community(parts) || is_beside_the_guides(parts)) return role::community;
    return role::guide;
}

} // namespace delta::docs
