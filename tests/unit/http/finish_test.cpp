// SPDX-License-Identifier: Apache-2.0
// What becomes of a handler's answer before it is sent.
#include "http/finish.hpp"

#include <zlib.h>

#include <string>

#include "http/etag.hpp"
#include "http/event_stream.hpp"
#include "http/gzip.hpp"
#include "support/catch.hpp"

namespace delta::http {
namespace {

std::string unzip(const std::string& bytes) {
    z_stream with{};
    inflateInit2(&with, 15 + 16);
    std::string out(1024 * 1024, '\0');
    std::string in = bytes;
    with.next_in = reinterpret_cast<Bytef*>(in.data());
    with.avail_in = static_cast<uInt>(in.size());
    with.next_out = reinterpret_cast<Bytef*>(out.data());
    with.avail_out = static_cast<uInt>(out.size());
    CHECK(inflate(&with, Z_FINISH) == Z_STREAM_END);
    inflateEnd(&with);
    out.resize(with.total_out);
    return out;
}

request get(fields headers = {}) {
    return {.method = "GET", .target = "/", .headers = std::move(headers)};
}

response json(std::size_t size) {
    return {200, {{"Content-Type", "application/json"}}, std::string(size, 'x')};
}

TEST_CASE("a large text is compressed for who takes it, and caches are told so in any case") {
    response taken = json(2000);
    finish_response(get({{"Accept-Encoding", "br, gzip;q=0.5"}}), taken, 1024);
    response refused = json(2000);
    finish_response(get({{"Accept-Encoding", "gzip;q=0, br"}}), refused, 1024);

    CHECK(taken.headers.find("Content-Encoding") == "gzip");
    CHECK(taken.headers.find("Vary") == "Accept-Encoding");
    CHECK(taken.body.size() < 100);
    CHECK(unzip(taken.body) == std::string(2000, 'x'));
    CHECK(refused.body.size() == 2000);
    CHECK(refused.headers.find("Vary") == "Accept-Encoding");
}

TEST_CASE("what is small, compressed already or no text stays as it is") {
    const auto stays = [](response r, std::size_t from = 1024) {
        const std::string before = r.body;
        finish_response(get({{"Accept-Encoding", "gzip"}}), r, from);
        return r.body == before && !r.headers.find("Vary");
    };
    response image = json(2000);
    image.headers.set("Content-Type", "image/png");
    response done = json(2000);
    done.headers.add("Content-Encoding", "br");

    CHECK(stays(json(1023)));
    CHECK(stays(json(2000), 0));
    CHECK(stays(image));
    CHECK(stays(done));
    CHECK(stays({200, {}, std::string(2000, 'x')}));
}

TEST_CASE("which encodings are accepted goes by their weights") {
    const auto accepts = [](const char* value) { return accepts_gzip(get({{"Accept-Encoding", value}})); };

    CHECK(accepts("gzip"));
    CHECK(accepts("GZIP ; q=0.1"));
    CHECK(accepts("*"));
    CHECK_FALSE(accepts("*;q=0"));
    CHECK_FALSE(accepts("*, gzip;q=0.000"));
    CHECK_FALSE(accepts("identity, xgzip"));
    CHECK_FALSE(accepts_gzip(get()));
}

TEST_CASE("a client is not sent what it knows") {
    response known = json(2000);
    set_etag(known);
    const std::string tag(*known.headers.find("ETag"));
    response changed = json(2001);
    changed.headers.add("ETag", make_etag(changed.body));
    response by_post = known;

    finish_response(get({{"If-None-Match", "\"other\", " + tag}}), known, 1024);
    finish_response(get({{"If-None-Match", tag}}), changed, 0);
    request post = get({{"If-None-Match", tag}});
    post.method = "POST";
    finish_response(post, by_post, 0);

    CHECK(known.status == 304);
    CHECK(known.body.empty());
    CHECK(known.headers.find("ETag") == tag);
    CHECK(known.headers.find("Vary") == "Accept-Encoding");
    CHECK_FALSE(known.headers.find("Content-Type"));
    CHECK(changed.status == 200);
    CHECK(by_post.status == 200);
}

TEST_CASE("an event is written line by line, and nothing in it begins another") {
    CHECK(to_text({.data = "{}"}) == "data: {}\n\n");
    CHECK(to_text({.data = "a\r\nb\nc\rd", .name = "phase", .id = "7"}) ==
          "id: 7\nevent: phase\ndata: a\ndata: b\ndata: c\ndata: d\n\n");
    CHECK(to_text({.data = "", .name = "x\ndata: forged"}) == "event: x\ndata: \n\n");
}

} // namespace
} // namespace delta::http
