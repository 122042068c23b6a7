// SPDX-License-Identifier: Apache-2.0
#include "api/metrics.hpp"

#include <prometheus/counter.h>
#include <prometheus/family.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <map>
#include <mutex>

namespace delta::api {

namespace {

// Seconds; a webhook takes about a millisecond, a sign-in a fifth of a second.
const prometheus::Histogram::BucketBoundaries buckets{0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05,
                                                      0.1,    0.25,  0.5,    1,     2.5,  5,     10};

// Names of events come from outside; what is beyond a sensible number of them is counted together.
constexpr std::size_t most_events = 100;

} // namespace

struct metrics::impl {
    struct route_figures {
        prometheus::Histogram* duration;
        std::map<int, prometheus::Counter*> by_status;
    };

    prometheus::Registry registry;
    prometheus::Family<prometheus::Histogram>& durations = prometheus::BuildHistogram()
                                                               .Name("delta_http_request_duration_seconds")
                                                               .Help("How long requests took, by route.")
                                                               .Register(registry);
    prometheus::Family<prometheus::Counter>& requests = prometheus::BuildCounter()
                                                            .Name("delta_http_requests_total")
                                                            .Help("Requests answered, by route and status.")
                                                            .Register(registry);
    prometheus::Family<prometheus::Counter>& deliveries = prometheus::BuildCounter()
                                                              .Name("delta_webhook_deliveries_total")
                                                              .Help("Deliveries taken from GitHub, by event.")
                                                              .Register(registry);
    prometheus::Family<prometheus::Counter>& sign_ins = prometheus::BuildCounter()
                                                            .Name("delta_sign_ins_total")
                                                            .Help("Attempts to sign in, by outcome.")
                                                            .Register(registry);
    prometheus::Family<prometheus::Gauge>& pools = prometheus::BuildGauge()
                                                       .Name("delta_postgres_connections")
                                                       .Help("PostgreSQL connections of each reactor, by state.")
                                                       .Register(registry);
    prometheus::Gauge& streams = prometheus::BuildGauge()
                                     .Name("delta_event_streams")
                                     .Help("Open streams of live events.")
                                     .Register(registry)
                                     .Add({});
    std::mutex lock;
    std::map<std::string, route_figures> routes;
    std::map<std::string, prometheus::Counter*> events;
};

metrics::metrics(std::string_view version) : impl_(std::make_unique<impl>()) {
    prometheus::BuildGauge()
        .Name("delta_build_info")
        .Help("1, with the version.")
        .Register(impl_->registry)
        .Add({{"version", std::string(version)}})
        .Set(1);
}

metrics::~metrics() = default;

void metrics::observe(const std::string& method, const std::string& route, int status,
                      std::chrono::steady_clock::duration took) {
    // A method that no route has is anybody's invention.
    const auto make_labels = [&] {
        return prometheus::Labels{{"method", route.empty() ? "" : method}, {"route", route}};
    };
    prometheus::Histogram* duration = nullptr;
    prometheus::Counter* count = nullptr;
    {
        const std::lock_guard guard(impl_->lock);
        impl::route_figures& figures = impl_->routes[route.empty() ? "" : method + route];
        if (figures.duration == nullptr) figures.duration = &impl_->durations.Add(make_labels(), buckets);
        prometheus::Counter*& of_status = figures.by_status[status];
        if (of_status == nullptr) {
            prometheus::Labels with_status = make_labels();
            with_status["status"] = std::to_string(status);
            of_status = &impl_->requests.Add(with_status);
        }
        duration = figures.duration;
        count = of_status;
    }
    duration->Observe(std::chrono::duration<double>(took).count());
    count->Increment();
}

void metrics::count_delivery(const std::string& event) {
    const std::lock_guard guard(impl_->lock);
    const bool known = impl_->events.contains(event) || impl_->events.size() < most_events;
    prometheus::Counter*& counter = impl_->events[known ? event : "other"];
    if (counter == nullptr) counter = &impl_->deliveries.Add({{"event", known ? event : "other"}});
    counter->Increment();
}

void metrics::count_sign_in(std::string_view outcome) {
    impl_->sign_ins.Add({{"outcome", std::string(outcome)}}).Increment();
}

void metrics::set_pool(int reactor, const pg::pool_statistics& now) {
    const std::string name = std::to_string(reactor);
    impl_->pools.Add({{"reactor", name}, {"state", "open"}}).Set(static_cast<double>(now.open));
    impl_->pools.Add({{"reactor", name}, {"state", "in_use"}}).Set(static_cast<double>(now.in_use));
    impl_->pools.Add({{"reactor", name}, {"state", "waiting"}}).Set(static_cast<double>(now.waiting));
}

void metrics::stream_opened() {
    impl_->streams.Increment();
}

void metrics::stream_closed() {
    impl_->streams.Decrement();
}

std::string metrics::write(const std::vector<reading_family>& readings) const {
    prometheus::Registry of_the_moment;
    for (const reading_family& r : readings) {
        if (r.is_counter) {
            auto& family = prometheus::BuildCounter().Name(r.name).Help(r.help).Register(of_the_moment);
            for (const reading& each : r.values) family.Add(each.labels).Increment(each.value);
        } else {
            auto& family = prometheus::BuildGauge().Name(r.name).Help(r.help).Register(of_the_moment);
            for (const reading& each : r.values) family.Add(each.labels).Set(each.value);
        }
    }
    std::vector<prometheus::MetricFamily> all = impl_->registry.Collect();
    for (prometheus::MetricFamily& family : of_the_moment.Collect()) all.push_back(std::move(family));
    return prometheus::TextSerializer().Serialize(all);
}

} // namespace delta::api
