// SPDX-License-Identifier: Apache-2.0
#include "api/app_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

#include "base/text.hpp"

namespace delta::api {

namespace {

namespace fs = std::filesystem;

std::string key_file_of(const std::string& file) {
    return file + ".pem";
}

std::string reason_now() {
    return std::generic_category().message(errno);
}

bool write_all(int to, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t count = ::write(to, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return ::fsync(to) == 0;
}

// The whole file or none: it is written beside its place and then linked there, which fails when somebody was quicker.
result<void> write_new(const std::string& file, std::string_view bytes) {
    const std::string unfinished = fmt::format("{}.{}.new", file, ::getpid());
    ::unlink(unfinished.c_str());
    const int to = ::open(unfinished.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (to < 0) return fail(errc::invalid, fmt::format("{} cannot be written: {}", file, reason_now()));
    const bool is_whole = write_all(to, bytes);
    const std::string why = is_whole ? "" : reason_now();
    ::close(to);
    const bool is_there = is_whole && ::link(unfinished.c_str(), file.c_str()) == 0;
    const int code = is_there ? 0 : errno;
    ::unlink(unfinished.c_str());
    if (!is_whole) return fail(errc::invalid, fmt::format("{} cannot be written: {}", file, why));
    if (!is_there)
        return fail(code == EEXIST ? errc::conflict : errc::invalid,
                    fmt::format("{} cannot be made: {}", file, std::generic_category().message(code)));
    return {};
}

std::string quoted(const std::string& text) {
    return '"' + replace_all(replace_all(text, "\\", "\\\\"), "\"", "\\\"") + '"';
}

} // namespace

std::string find_app_file_problem(const std::string& file) {
    std::error_code ec;
    for (const std::string& one : {file, key_file_of(file)})
        if (fs::exists(fs::symlink_status(one, ec))) return one + " is there already.";
    const std::string folder = fs::path(file).parent_path().string();
    if (::access(folder.c_str(), W_OK | X_OK) != 0)
        return fmt::format("{} cannot be written to: {}.", folder, reason_now());
    return {};
}

result<void> write_app_file(const std::string& file, const github::created_app& app) {
    // The settings name the key, so it comes first.
    const result<void> key = write_new(key_file_of(file), app.private_key.reveal());
    if (!key) return key;
    const std::string settings = fmt::format(
        "# The GitHub App {}, as delta api made it.\nGITHUB_APP_ID={}\nGITHUB_PRIVATE_KEY_PATH={}\n"
        "GITHUB_WEBHOOK_SECRET={}\nGITHUB_CLIENT_ID={}\nGITHUB_CLIENT_SECRET={}\n",
        replace_all(app.page_url, "\n", ""), app.id, quoted(key_file_of(file)), quoted(app.webhook_secret.reveal()),
        quoted(app.client_id), quoted(app.client_secret.reveal()));
    const result<void> written = write_new(file, settings);
    if (!written) ::unlink(key_file_of(file).c_str());
    return written;
}

} // namespace delta::api
