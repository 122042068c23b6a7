// SPDX-License-Identifier: Apache-2.0
#include "support/stream_pair.hpp"

#include <algorithm>
#include <boost/asio/error.hpp>
#include <boost/system/system_error.hpp>
#include <memory>
#include <string>

#include "async/event.hpp"
#include "base/error.hpp"

namespace delta::test {
namespace {

// One direction.
struct pipe {
    explicit pipe(const async::executor& where) : changed(where) {}
    std::string bytes;
    bool ended = false;
    async::event changed;
};

class end final : public net::stream {
  public:
    end(std::shared_ptr<pipe> in, std::shared_ptr<pipe> out) : in_(std::move(in)), out_(std::move(out)) {}
    ~end() override { close_both(); }

    async::task<std::size_t> read_some(std::span<char> into) override {
        const std::shared_ptr<pipe> in = in_;
        while (in->bytes.empty() && !in->ended) {
            in->changed.reset();
            co_await in->changed.wait();
        }
        if (closed_) throw boost::system::system_error(boost::asio::error::operation_aborted);
        const std::size_t size = std::min(into.size(), in->bytes.size());
        std::copy_n(in->bytes.begin(), size, into.begin());
        in->bytes.erase(0, size);
        co_return size;
    }

    async::task<> write(std::string_view bytes) override {
        if (out_->ended) throw net_failure("the peer has left");
        out_->bytes += bytes;
        out_->changed.set();
        co_return;
    }

    void close() noexcept override { close_both(); }
    std::string peer() const override { return "192.0.2.1:1000"; }

  private:
    void close_both() {
        closed_ = true;
        for (const auto& each : {in_, out_}) {
            each->ended = true;
            each->changed.set();
        }
    }

    std::shared_ptr<pipe> in_;
    std::shared_ptr<pipe> out_;
    bool closed_ = false;
};

} // namespace

std::pair<net::stream_ptr, net::stream_ptr> make_stream_pair(const async::executor& where) {
    const auto there = std::make_shared<pipe>(where);
    const auto back = std::make_shared<pipe>(where);
    return {std::make_unique<end>(there, back), std::make_unique<end>(back, there)};
}

} // namespace delta::test
