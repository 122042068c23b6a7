// SPDX-License-Identifier: Apache-2.0
#include "http/response_parser.hpp"

#include <algorithm>
#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>
#include <optional>
#include <utility>

#include "base/error.hpp"
#include "base/text.hpp"
#include "http/tokens.hpp"

namespace delta::http {
namespace {

namespace beast = boost::beast::http;
using boost::beast::error_code;
using boost::beast::string_view;

constexpr std::size_t max_head_bytes = 64 * 1024;
constexpr std::size_t max_fields = 256;
// "0 CR LF CR LF": a chunked body that is not complete has at least so much to come. Beast asserts it.
constexpr std::size_t shortest_chunked = 5;
constexpr std::size_t max_reserved = 1024 * 1024;

std::string text(string_view s) {
    return {s.data(), s.size()};
}

class parser final : public beast::basic_parser<false> {
  public:
    parser(std::size_t limit, bool to_head, response& into) : limit_(limit), into_(into) {
        header_limit(max_head_bytes);
        body_limit(boost::none); // counted here
        skip(to_head);
    }

    bool is_too_large() const { return too_large_; }

  private:
    void refuse_size(error_code& ec) {
        too_large_ = true;
        ec = beast::error::body_limit;
    }

    void on_response_impl(int status, string_view, int, error_code&) override { into_.status = status; }

    void on_field_impl(beast::field name, string_view written, string_view value, error_code& ec) override {
        if (is_header_done()) return; // a trailer
        if (into_.headers.size() >= max_fields) return refuse_size(ec);
        // A coding we did not ask for would hide where the body ends.
        if (name == beast::field::transfer_encoding && !is_same(trim(text(value)), "chunked"))
            ec = beast::error::bad_transfer_encoding;
        into_.headers.add(text(written), text(value));
    }

    // Done with its head: the length is that of a body which does not follow.
    void on_header_impl(error_code& ec) override {
        if (!is_done() && content_length().value_or(0) > limit_) refuse_size(ec);
    }

    void on_body_init_impl(const boost::optional<std::uint64_t>& length, error_code&) override {
        into_.body.reserve(std::min<std::size_t>(length.value_or(0), max_reserved));
    }

    std::size_t on_body_impl(string_view piece, error_code& ec) override {
        if (piece.size() > limit_ - into_.body.size()) {
            refuse_size(ec);
            return 0;
        }
        into_.body.append(piece.data(), piece.size());
        return piece.size();
    }

    std::size_t on_chunk_body_impl(std::uint64_t, string_view piece, error_code& ec) override {
        return on_body_impl(piece, ec);
    }

    void on_request_impl(beast::verb, string_view, string_view, int, error_code&) override {}
    void on_chunk_header_impl(std::uint64_t, string_view, error_code&) override {}
    void on_finish_impl(error_code&) override {}

    std::size_t limit_;
    response& into_;
    bool too_large_ = false;
};

} // namespace

struct response_parser::impl {
    std::size_t body_limit;
    bool to_head;
    response answer = {};
    std::optional<parser> current = {};
    std::size_t head_bytes = 0;

    void begin() {
        answer = {};
        current.emplace(body_limit, to_head, answer);
    }

    bool is_interim() const { return current->is_done() && answer.status < 200 && answer.status != 101; }
};

response_parser::response_parser(std::size_t body_limit, bool to_head) : impl_(new impl{body_limit, to_head}) {
    impl_->begin();
}

response_parser::~response_parser() = default;

std::size_t response_parser::put(std::string_view bytes) {
    std::size_t used = 0;
    while (used < bytes.size() && !is_done()) {
        const std::string_view rest = bytes.substr(used);
        const bool was_in_head = !impl_->current->is_header_done();
        if (!was_in_head && impl_->current->chunked() && rest.size() < shortest_chunked) break;
        // Lazy in the head, so that no body is begun with fewer bytes than that.
        impl_->current->eager(!was_in_head);
        error_code ec;
        const std::size_t taken = impl_->current->put({rest.data(), rest.size()}, ec);
        used += taken;
        if (was_in_head) impl_->head_bytes += taken;
        if (impl_->current->is_too_large() || ec == beast::error::header_limit || impl_->head_bytes > max_head_bytes)
            if (!impl_->current->is_header_done() || impl_->current->is_too_large())
                throw upstream_failure("the answer is too large", 0);
        if (ec == beast::error::need_more) break;
        if (ec) throw upstream_failure("the answer is not HTTP: " + ec.message(), 0);
        if (impl_->is_interim()) impl_->begin();
    }
    return used;
}

void response_parser::put_end() {
    error_code ec;
    if (impl_->current->got_some()) impl_->current->put_eof(ec);
    if (ec || !is_done()) throw net_failure("the connection ended in the middle of an answer");
}

bool response_parser::is_done() const {
    return impl_->current->is_done() && !impl_->is_interim();
}

bool response_parser::keeps_alive() const {
    return impl_->current->keep_alive();
}

response response_parser::take() {
    return std::move(impl_->answer);
}

} // namespace delta::http
