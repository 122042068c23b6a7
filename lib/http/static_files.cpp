// SPDX-License-Identifier: Apache-2.0
#include "http/static_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <utility>

#include "base/error.hpp"
#include "base/text.hpp"
#include "http/etag.hpp"
#include "http/gzip.hpp"
#include "http/problem.hpp"

namespace delta::http {
namespace {

namespace fs = std::filesystem;

// A dashboard has a few MiB: more is a mistake in WEB_ROOT.
constexpr std::size_t max_size = 256 * 1024 * 1024;
constexpr std::size_t gzip_from = 256;
constexpr int smallest = 9;

constexpr std::array<std::pair<std::string_view, std::string_view>, 23> types{{
    {".html", "text/html; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".mjs", "text/javascript; charset=utf-8"},
    {".json", "application/json"},
    {".map", "application/json"},
    {".webmanifest", "application/manifest+json"},
    {".txt", "text/plain; charset=utf-8"},
    {".xml", "application/xml"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".jpg", "image/jpeg"},
    {".jpeg", "image/jpeg"},
    {".gif", "image/gif"},
    {".webp", "image/webp"},
    {".avif", "image/avif"},
    {".ico", "image/x-icon"},
    {".woff", "font/woff"},
    {".woff2", "font/woff2"},
    {".ttf", "font/ttf"},
    {".pdf", "application/pdf"},
    {".wasm", "application/wasm"},
    {".mp4", "video/mp4"},
}};

std::string_view find_type(const fs::path& name) {
    const std::string extension = to_lower(name.extension().string());
    const auto* const found = std::ranges::find(types, extension, [](const auto& entry) { return entry.first; });
    return found == types.end() ? std::string_view() : found->second;
}

bool is_hash(std::string_view text) {
    const auto may_be = [](char c) { return is_alpha(c) || is_digit(c) || c == '_' || c == '-'; };
    const auto betrays = [](char c) { return is_digit(c) || is_upper(c); };
    return text.size() >= 8 && std::ranges::all_of(text, may_be) && std::ranges::any_of(text, betrays);
}

// As bundlers name what never changes: "index-B3xY-kQ1.js", "logo.8f3a2b1c94.svg".
bool is_hashed_name(const fs::path& name) {
    const std::string stem = name.stem().string();
    const std::string_view all = stem;
    const auto is_mark = [](char c) { return c == '-' || c == '.'; };
    if (all.size() > 9 && is_mark(all[all.size() - 9]) && is_hash(all.substr(all.size() - 8))) return true;
    const std::size_t mark = all.find_last_of("-.");
    return mark != std::string_view::npos && is_hash(all.substr(mark + 1));
}

bool is_below(const fs::path& path, const fs::path& root) {
    const auto [end, ignored] = std::ranges::mismatch(root, path);
    return end == root.end();
}

std::string read_blocking(const fs::path& from) {
    std::ifstream file(from, std::ios::binary);
    std::string all{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    if (!file) throw config_failure(fmt::format("{} cannot be read", from.string()));
    return all;
}

} // namespace

static_files::static_files(const fs::path& root) {
    std::error_code ec;
    const fs::path whole = fs::canonical(root, ec);
    if (ec || !fs::is_directory(whole)) throw config_failure(fmt::format("{} is not a folder", root.string()));
    read(whole, whole);
    if (!files_.contains("/index.html")) throw config_failure(fmt::format("{} has no index.html", root.string()));
}

void static_files::read(const fs::path& root, const fs::path& from) {
    for (const fs::directory_entry& entry : fs::directory_iterator(from)) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with('.') && name != ".well-known") continue;
        // Links to folders are not followed, so that none leads round in a circle.
        if (entry.is_directory() && !entry.is_symlink()) read(root, entry.path());
        if (!entry.is_regular_file() || !is_below(fs::canonical(entry.path()), root)) continue;
        file made{.body = read_blocking(entry.path()), .type = find_type(name), .is_hashed = is_hashed_name(name)};
        size_ += made.body.size();
        if (size_ > max_size) throw config_failure(fmt::format("{} holds more than 256 MiB", root.string()));
        if (made.type.empty()) made.type = "application/octet-stream";
        made.etag = make_etag(made.body);
        if (made.body.size() >= gzip_from && is_compressible(made.type)) made.gzipped = gzip(made.body, smallest);
        if (made.gzipped.size() >= made.body.size()) made.gzipped.clear();
        files_.emplace("/" + entry.path().lexically_relative(root).generic_string(), std::move(made));
    }
}

const static_files::file* static_files::find(const std::string& path) const {
    auto found = files_.find(path);
    if (found == files_.end() && path.ends_with('/')) found = files_.find(path + "index.html");
    if (found == files_.end() && find_type(path).empty()) found = files_.find("/index.html");
    return found == files_.end() ? nullptr : &found->second;
}

response static_files::answer(const request& asked) const {
    const file* const found = find(asked.path);
    if (found == nullptr) return make_problem(404, "There is no such file.");
    response made;
    made.headers = {{"Content-Type", std::string(found->type)},
                    {"ETag", found->etag},
                    {"Cache-Control", found->is_hashed ? "public, max-age=31536000, immutable" : "no-cache"}};
    if (!found->gzipped.empty()) made.headers.add("Vary", "Accept-Encoding");
    if (is_known(asked, made)) {
        make_not_modified(made);
        return made;
    }
    if (!found->gzipped.empty() && accepts_gzip(asked)) {
        made.headers.add("Content-Encoding", "gzip");
        made.body = found->gzipped;
    } else {
        made.body = found->body;
    }
    return made;
}

} // namespace delta::http
