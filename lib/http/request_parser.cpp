// SPDX-License-Identifier: Apache-2.0
#include "http/request_parser.hpp"

#include <algorithm>
#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>
#include <optional>

#include "base/text.hpp"
#include "http/target.hpp"
#include "http/tokens.hpp"

namespace delta::http {
namespace {

namespace beast = boost::beast::http;
using boost::beast::error_code;
using boost::beast::string_view;

constexpr std::size_t max_fields = 128;
// "0 CR LF CR LF": a chunked body that is not complete has at least so much to come. Beast asserts it.
constexpr std::size_t shortest_chunked = 5;
// Memory is not promised to a body before its bytes come.
constexpr std::size_t max_reserved = 64 * 1024;

std::string_view view(string_view s) {
    return {s.data(), s.size()};
}

class parser final : public beast::basic_parser<true> {
  public:
    parser(const server_limits& limits, request& into) : limits_(limits), into_(into) {
        // Both limits are our own: Beast's for the head starts anew with each piece.
        header_limit(static_cast<std::uint32_t>(std::min<std::size_t>(limits.header_bytes, UINT32_MAX)));
        body_limit(boost::none);
    }

    const std::optional<refusal>& refused() const { return refused_; }
    bool is_http_1_0() const { return is_http_1_0_; }
    bool expects_continue() const { return expects_continue_; }

    void refuse(int status, std::string_view detail) {
        if (!refused_) refused_ = refusal{status, detail};
    }

  private:
    void refuse(int status, std::string_view detail, error_code& ec) {
        refuse(status, detail);
        ec = beast::error::bad_value;
    }

    void on_request_impl(beast::verb, string_view method, string_view target, int version, error_code&) override {
        into_.method = view(method);
        into_.target = view(target);
        is_http_1_0_ = version == 10;
    }

    void on_field_impl(beast::field name, string_view written, string_view value, error_code& ec) override {
        if (is_header_done()) return; // a trailer: nothing may be added behind the body
        if (into_.headers.size() >= max_fields) return refuse(431, "The request has too many header fields.", ec);
        if (!is_field_value(view(value))) return refuse(400, "A header field holds control characters.", ec);
        if (name == beast::field::host && has_host_) return refuse(400, "The request names two hosts.", ec);
        if (name == beast::field::host) has_host_ = true;
        if (name == beast::field::transfer_encoding) read_transfer_encoding(view(value), ec);
        if (name == beast::field::expect) read_expectation(view(value), ec);
        into_.headers.add(std::string(view(written)), std::string(view(value)));
    }

    void read_transfer_encoding(std::string_view value, error_code& ec) {
        if (is_http_1_0_) return refuse(400, "HTTP/1.0 has no Transfer-Encoding.", ec);
        if (!is_same(trim(value), "chunked")) return refuse(501, "The only known transfer coding is chunked.", ec);
    }

    void read_expectation(std::string_view value, error_code& ec) {
        if (!is_same(trim(value), "100-continue")) return refuse(417, "The expectation is not known.", ec);
        expects_continue_ = !is_http_1_0_;
    }

    void on_header_impl(error_code& ec) override {
        if (!has_host_ && !is_http_1_0_) return refuse(400, "The request names no host.", ec);
        if (!read_target(into_)) return refuse(400, "The request's target is not a path or a URL.", ec);
        body_limit_ = limits_.body_bytes;
        for (const auto& [path, bytes] : limits_.larger_bodies)
            if (into_.path == path) body_limit_ = bytes;
        if (content_length().value_or(0) > body_limit_) refuse(413, too_large, ec);
    }

    void on_body_init_impl(const boost::optional<std::uint64_t>& length, error_code&) override {
        into_.body.reserve(std::min<std::size_t>(length.value_or(0), max_reserved));
    }

    std::size_t on_body_impl(string_view piece, error_code& ec) override {
        if (piece.size() > body_limit_ - into_.body.size()) {
            refuse(413, too_large, ec);
            return 0;
        }
        into_.body.append(piece.data(), piece.size());
        return piece.size();
    }

    std::size_t on_chunk_body_impl(std::uint64_t, string_view piece, error_code& ec) override {
        return on_body_impl(piece, ec);
    }

    void on_response_impl(int, string_view, int, error_code&) override {}
    void on_chunk_header_impl(std::uint64_t size, string_view, error_code& ec) override {
        if (size > body_limit_ - into_.body.size()) refuse(413, too_large, ec);
    }
    void on_finish_impl(error_code&) override {}

    static constexpr std::string_view too_large = "The request's body is too large.";

    const server_limits& limits_;
    request& into_;
    std::size_t body_limit_ = 0;
    bool has_host_ = false;
    bool is_http_1_0_ = false;
    bool expects_continue_ = false;
    std::optional<refusal> refused_;
};

refusal to_refusal(const error_code& ec) {
    if (ec == beast::error::header_limit) return {431, "The request's header fields are too large."};
    if (ec == beast::error::bad_version) return {505, "Only HTTP/1.0 and HTTP/1.1 are spoken here."};
    return {};
}

// Emptied, with what it has allocated kept for the next one.
void clear(request& r) {
    r.method.clear();
    r.target.clear();
    r.headers.clear();
    r.body.clear();
    r.path.clear();
    r.query.clear();
    r.parameters.clear();
    r.route.clear();
}

} // namespace

struct request_parser::impl {
    const server_limits& limits;
    std::optional<parser> current = {};
    std::size_t head_bytes = 0;
    bool has_begun = false;
};

request_parser::request_parser(const server_limits& limits) : impl_(new impl{limits}) {}
request_parser::~request_parser() = default;

void request_parser::begin(request& into) {
    clear(into);
    impl_->current.emplace(impl_->limits, into);
    impl_->head_bytes = 0;
    impl_->has_begun = false;
}

std::size_t request_parser::put(std::string_view bytes) {
    parser& current = *impl_->current;
    std::size_t skipped = 0;
    // Empty lines before a request are a habit of old clients (RFC 9112, section 2.2).
    if (!impl_->has_begun)
        while (bytes.substr(skipped).starts_with("\r\n")) skipped += 2;
    bytes.remove_prefix(skipped);
    if (bytes.empty() || bytes == "\r") return skipped;
    impl_->has_begun = true;

    // Beast is lazy in the head, so that its size is known, and then takes the body as it comes.
    error_code ec;
    std::size_t used = 0;
    if (!current.is_header_done()) {
        used = current.put({bytes.data(), bytes.size()}, ec);
        impl_->head_bytes += used;
        const std::size_t known = impl_->head_bytes + (current.is_header_done() ? 0 : bytes.size() - used);
        if (known > impl_->limits.header_bytes) current.refuse(431, "The request's header fields are too large.");
        bytes.remove_prefix(used);
    }
    const bool in_body = !ec && !current.refused() && !current.is_done() && current.is_header_done();
    if (in_body && bytes.size() >= (current.chunked() ? shortest_chunked : 1)) {
        current.eager(true);
        used += current.put({bytes.data(), bytes.size()}, ec);
    }
    if (ec && ec != beast::error::need_more && !current.refused()) {
        const refusal why = to_refusal(ec);
        current.refuse(why.status, why.detail);
    }
    return skipped + used;
}

parse_state request_parser::state() const {
    const parser& current = *impl_->current;
    if (current.refused()) return parse_state::refused;
    if (current.is_done()) return parse_state::done;
    return current.is_header_done() ? parse_state::body : parse_state::head;
}

bool request_parser::has_begun() const {
    return impl_->has_begun;
}

refusal request_parser::refused() const {
    return impl_->current->refused().value_or(refusal{});
}

bool request_parser::keeps_alive() const {
    return impl_->current->is_header_done() && impl_->current->keep_alive();
}

bool request_parser::is_http_1_0() const {
    return impl_->current->is_http_1_0();
}

bool request_parser::expects_continue() const {
    return impl_->current->expects_continue();
}

} // namespace delta::http
