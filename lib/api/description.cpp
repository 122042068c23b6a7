// SPDX-License-Identifier: Apache-2.0
// The description of the API, for programs and for people.
#include <string>

#include "api/endpoints.hpp"
#include "api/openapi.hpp"
#include "api/reference/files.hpp"
#include "http/etag.hpp"
#include "json/write.hpp"

namespace delta::api {

namespace {

constexpr auto page_policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'";

http::response page(std::string_view content, const char* type) {
    http::response out{
        .headers = {{"Content-Type", type}, {"Content-Security-Policy", page_policy}, {"Cache-Control", "no-cache"}},
        .body = std::string(content)};
    http::set_etag(out);
    return out;
}

} // namespace

async::task<http::response> get_openapi(context& ctx, call&) {
    // Made once: it is the same for the life of the process.
    static const std::string document = json::write_compact(make_openapi(ctx.settings().version));
    co_return page(document, "application/json");
}

async::task<http::response> get_reference(context&, call&) {
    co_return page(reference::reference_html, "text/html; charset=utf-8");
}

async::task<http::response> get_reference_style(const http::request&) {
    co_return page(reference::reference_css, "text/css; charset=utf-8");
}

async::task<http::response> get_reference_script(const http::request&) {
    co_return page(reference::reference_js, "text/javascript; charset=utf-8");
}

} // namespace delta::api
