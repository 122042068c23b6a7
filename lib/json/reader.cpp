// SPDX-License-Identifier: Apache-2.0
#include "json/reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <cmath>
#include <utility>

#include "base/text.hpp"

namespace delta::json {

namespace {

std::string_view kind_of(const boost::json::value& v) {
    switch (v.kind()) {
        case boost::json::kind::null:
            return "null";
        case boost::json::kind::bool_:
            return "true or false";
        case boost::json::kind::int64:
        case boost::json::kind::uint64:
        case boost::json::kind::double_:
            return "a number";
        case boost::json::kind::string:
            return "text";
        case boost::json::kind::array:
            return "an array";
        case boost::json::kind::object:
            return "an object";
    }
    return "something else";
}

std::string member_path(const std::string& parent, std::string_view key) {
    if (key.empty() || !std::ranges::all_of(key, is_word))
        return fmt::format("{}[{}]", parent, boost::json::serialize(boost::json::string_view(key.data(), key.size())));
    return parent.empty() ? std::string(key) : fmt::format("{}.{}", parent, key);
}

} // namespace

reader::reader(const boost::json::value& root, std::string_view name, std::optional<error>& first_error)
    : value_(&root), name_(name), wrong_(&first_error) {}

reader::reader(const boost::json::value* value, std::string path, const reader& parent)
    : value_(value), path_(std::move(path)), name_(parent.name_), wrong_(parent.wrong_) {}

void reader::refuse(std::string message) const {
    if (failed()) return;
    if (!path_.empty()) message = fmt::format("{}: {}", path_, message);
    wrong_->emplace(error{errc::invalid, std::move(message), std::string(name_)});
}

void reader::expected(std::string_view what) const {
    if (value_) refuse(fmt::format("expected {}, found {}", what, kind_of(*value_)));
}

reader reader::at(std::string_view key) const {
    const boost::json::value* found = nullptr;
    if (value_ && !value_->is_object())
        expected("an object");
    else if (value_)
        found = value_->get_object().if_contains({key.data(), key.size()});
    const reader member(found, member_path(path_, key), *this);
    if (value_ && !found) member.refuse("is missing");
    return member;
}

std::optional<reader> reader::find(std::string_view key) const {
    if (!value_) return std::nullopt;
    if (!value_->is_object()) {
        expected("an object");
        return std::nullopt;
    }
    const boost::json::value* found = value_->get_object().if_contains({key.data(), key.size()});
    if (!found || found->is_null()) return std::nullopt;
    return reader(found, member_path(path_, key), *this);
}

std::size_t reader::size() const {
    if (!value_) return 0;
    if (value_->is_array()) return value_->get_array().size();
    expected("an array");
    return 0;
}

reader reader::operator[](std::size_t index) const {
    const std::size_t count = size();
    const reader element(index < count ? &value_->get_array()[index] : nullptr, fmt::format("{}[{}]", path_, index),
                         *this);
    if (value_ && index >= count) element.refuse("is missing");
    return element;
}

std::string_view reader::text() const {
    if (!value_) return {};
    if (const boost::json::string* s = value_->if_string()) return {s->data(), s->size()};
    expected("text");
    return {};
}

std::string_view reader::text_of(std::string_view key) const {
    const std::optional<reader> member = find(key);
    return member ? member->text() : std::string_view();
}

double reader::number() const {
    if (!value_) return 0;
    if (!value_->is_number()) {
        expected("a number");
        return 0;
    }
    boost::json::error_code ec;
    const double n = value_->to_number<double>(ec);
    if (!ec && std::isfinite(n)) return n;
    refuse("the number is too large");
    return 0;
}

std::int64_t reader::integer() const {
    if (!value_) return 0;
    boost::json::error_code ec;
    const auto n = value_->to_number<std::int64_t>(ec);
    if (!ec) return n;
    expected("a whole number");
    return 0;
}

bool reader::boolean() const {
    if (!value_) return false;
    if (value_->is_bool()) return value_->get_bool();
    expected("true or false");
    return false;
}

} // namespace delta::json
