// SPDX-License-Identifier: Apache-2.0
#include "api/setup_page.hpp"

#include <fmt/format.h>

#include <boost/json/serialize.hpp>

#include "base/text.hpp"
#include "github/manifest.hpp"

namespace delta::api {

namespace {

constexpr std::string_view style =
    "body{font:16px/1.5 system-ui,sans-serif;max-width:44rem;margin:3rem auto;padding:0 1rem;color:#1b1f24;"
    "background:#fff}label{display:block;margin:.6rem 0}input{display:block;width:100%;font:inherit;padding:.4rem;"
    "box-sizing:border-box}button{font:inherit;padding:.5rem 1rem;margin:.6rem 0}.main{background:#1f883d;color:#fff;"
    "border:0;border-radius:6px}code{background:#f0f1f3;padding:0 .3em}fieldset{border:1px solid #d0d7de;"
    "border-radius:6px}@media(prefers-color-scheme:dark){body{color:#e6edf3;background:#0d1117}code{background:#21262d}"
    "}";

std::string escaped(std::string_view text) {
    std::string out = replace_all(text, "&", "&amp;");
    out = replace_all(out, "<", "&lt;");
    out = replace_all(out, ">", "&gt;");
    out = replace_all(out, "\"", "&quot;");
    return replace_all(out, "'", "&#39;");
}

// `may_post_to` is the one other site that a form of the page may send to.
http::response page(int status, std::string_view title, const std::string& content, std::string_view may_post_to) {
    const std::string policy = fmt::format(
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self' {}; base-uri 'none'; frame-ancestors 'none'",
        may_post_to);
    return {.status = status,
            .headers = {{"Content-Type", "text/html; charset=utf-8"},
                        {"Content-Security-Policy", policy},
                        {"Referrer-Policy", "no-referrer"},
                        {"Cache-Control", "no-store"}},
            .body = fmt::format("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                                "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                                "<title>{0}</title>\n<style>{1}</style>\n</head>\n<body>\n<main>\n<h1>{0}</h1>\n{2}"
                                "</main>\n</body>\n</html>\n",
                                escaped(title), style, content)};
}

std::string field(std::string_view label, std::string_view name, std::string_view value, std::string_view more) {
    return fmt::format("<label>{} <input name=\"{}\" value=\"{}\" {}></label>\n", label, name, escaped(value), more);
}

} // namespace

http::response offer_page(const offer& what) {
    std::string content = fmt::format(
        "<p>GitHub will show you an App named \"Delta Docs\" that is yours alone. It may read and write checks, "
        "contents "
        "and pull requests of the repositories you install it on. Its credentials are written to <code>{}</code> on "
        "this "
        "server, and shown to nobody.</p>\n"
        "<p>GitHub sends webhooks to <code>{}{}</code>{}.</p>\n"
        "<form method=\"post\" action=\"{}\">\n<input type=\"hidden\" name=\"manifest\" value=\"{}\">\n"
        "<button class=\"main\">Create the App on GitHub</button>\n</form>\n",
        escaped(what.app_file), escaped(what.server), github::webhook_path,
        what.server.starts_with("https://") ? "" : ": it must reach that address, and should do so by HTTPS",
        escaped(what.form_url), escaped(boost::json::serialize(what.manifest)));
    content += fmt::format(
        "<form method=\"get\">\n<fieldset>\n<legend>Not right?</legend>\n"
        "<input type=\"hidden\" name=\"token\" value=\"{}\">\n",
        escaped(what.token));
    content += field("The address GitHub reaches this server at", "address", what.server, "type=\"url\" required");
    content += field("The organization that shall own the App; empty for your own account", "organization",
                     what.organization, "autocomplete=\"off\"");
    content += "<button>Use these</button>\n</fieldset>\n</form>\n";
    return page(200, "Make the GitHub App", content, what.github_url);
}

http::response created_page(std::string_view name, std::string_view install_url, std::string_view app_file) {
    const std::string content = fmt::format(
        "<p>The App \"{}\" is made, and its credentials are in <code>{}</code>.</p>\n<ol>\n"
        "<li>Start <code>delta api</code> and <code>delta worker</code> again: they read them at the start.</li>\n"
        "<li><a href=\"{}\">Install the App</a> on your repositories.</li>\n"
        "<li>Switch each repository on in the dashboard.</li>\n</ol>\n",
        escaped(name), escaped(app_file), escaped(install_url));
    return page(200, "The App is made", content, "");
}

http::response trouble_page(int status, std::string_view told) {
    return page(status, "The App cannot be made like this", fmt::format("<p>{}</p>\n", escaped(told)), "");
}

} // namespace delta::api
