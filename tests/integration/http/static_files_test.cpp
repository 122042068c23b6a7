// SPDX-License-Identifier: Apache-2.0
#include "http/static_files.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <fstream>
#include <string>

#include "base/error.hpp"
#include "http/gzip.hpp"
#include "support/catch.hpp"

namespace delta::http {
namespace {

namespace fs = std::filesystem;

// A folder with a dashboard's files, and things that must stay inside or outside.
class web_folder {
  public:
    web_folder() : top_(fs::temp_directory_path() / fmt::format("delta-web-{}", ::getpid())) {
        fs::remove_all(top_);
        write("secret.txt", "outside");
        write("web/index.html", "<html>" + std::string(2000, ' ') + "</html>");
        write("web/robots.txt", "User-agent: *");
        write("web/assets/index-B3xY-kQ1.js", std::string(3000, ';'));
        write("web/assets/my-settings.js", "x");
        write("web/docs/index.html", "docs");
        write("web/.env", "SECRET");
        write("web/.well-known/security.txt", "Contact");
        fs::create_symlink(top_ / "secret.txt", root() / "leak.txt");
        fs::create_symlink("robots.txt", root() / "same.txt");
        fs::create_directory_symlink(top_, root() / "up");
        fs::create_directory_symlink(".", root() / "round");
    }
    ~web_folder() { fs::remove_all(top_); }
    fs::path root() const { return top_ / "web"; }

  private:
    void write(const std::string& name, const std::string& text) const {
        fs::create_directories((top_ / name).parent_path());
        std::ofstream(top_ / name) << text;
    }
    fs::path top_;
};

request get(std::string path, fields headers = {}) {
    return {.method = "GET", .target = path, .headers = std::move(headers), .path = path};
}

TEST_CASE("files are served with their type, and for ever when their name changes with their content") {
    const web_folder web;
    const static_files files(web.root());

    const response script = files.answer(get("/assets/index-B3xY-kQ1.js"));
    const response plain = files.answer(get("/assets/my-settings.js"));

    CHECK(script.status == 200);
    CHECK(script.body == std::string(3000, ';'));
    CHECK(script.headers.find("Content-Type") == "text/javascript; charset=utf-8");
    CHECK(script.headers.find("Cache-Control") == "public, max-age=31536000, immutable");
    CHECK(plain.headers.find("Cache-Control") == "no-cache");
    CHECK(files.answer(get("/.well-known/security.txt")).body == "Contact");
    CHECK(files.answer(get("/docs/")).body == "docs");
}

TEST_CASE("a path that is no file's gets the index, a missing file does not") {
    const web_folder web;
    const static_files files(web.root());

    CHECK(files.answer(get("/")).body.starts_with("<html>"));
    CHECK(files.answer(get("/repos/7")).body.starts_with("<html>"));
    CHECK(files.answer(get("/repos/7")).headers.find("Cache-Control") == "no-cache");
    CHECK(files.answer(get("/assets/gone-12345678.js")).status == 404);
    CHECK(files.answer(get("/favicon.ico")).status == 404);
}

TEST_CASE("nothing outside of the folder, and nothing hidden, is served") {
    const web_folder web;
    const static_files files(web.root());

    CHECK(files.answer(get("/same.txt")).body == "User-agent: *");
    for (const char* path : {"/leak.txt", "/../secret.txt", "/assets/../../secret.txt", "/up/secret.txt",
                             "/round/robots.txt", "//etc/passwd.txt"}) {
        INFO(path);
        CHECK(files.answer(get(path)).status == 404);
    }
    CHECK(files.answer(get("/.env")).body.starts_with("<html>"));
    CHECK(files.answer(get("/etc/passwd")).body.starts_with("<html>"));
}

TEST_CASE("a file is sent compressed to who takes it, and not at all to who has it") {
    const web_folder web;
    const static_files files(web.root());

    const response zipped = files.answer(get("/", {{"Accept-Encoding", "gzip"}}));
    const std::string tag(*zipped.headers.find("ETag"));
    const response known = files.answer(get("/", {{"If-None-Match", tag}}));

    CHECK(zipped.headers.find("Content-Encoding") == "gzip");
    CHECK(zipped.headers.find("Vary") == "Accept-Encoding");
    CHECK(zipped.body.size() < 200);
    CHECK(known.status == 304);
    CHECK(known.body.empty());
    CHECK(known.headers.find("Vary") == "Accept-Encoding");
}

TEST_CASE("a folder that is none, or has no index, is a fault of the configuration") {
    const web_folder web;

    CHECK_THROWS_AS(static_files("/no/such/folder"), config_failure);
    CHECK_THROWS_AS(static_files(web.root() / "assets"), config_failure);
}

} // namespace
} // namespace delta::http
