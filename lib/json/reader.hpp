// SPDX-License-Identifier: Apache-2.0
// Typed reading of a JSON value. Read on as if all were well, then look once whether anything was wrong:
//
//     std::optional<error> wrong;
//     const json::reader root(value, "baseline.json", wrong);
//     root.at("findings").each([&](const json::reader& f) { ids.push_back(std::string(f.at("id").text())); });
//     if (wrong) return std::unexpected(*wrong);   // "baseline.json: findings[3].id: expected text, found a number"
#pragma once

#include <boost/json/value.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.hpp"

namespace delta::json {

// A value and the path that leads to it. The first error of all readers made from one another is kept in the
// optional the first was given; after it, and wherever a value is not what was asked for, readers give empty values.
// The value, the name and the optional must outlive every reader.
class reader {
  public:
    reader(const boost::json::value& root, std::string_view name, std::optional<error>& first_error);

    reader at(std::string_view key) const;                  // a member that must be there
    std::optional<reader> find(std::string_view key) const; // nothing when absent or null
    reader operator[](std::size_t index) const;             // an element; one past the end is an error
    std::size_t size() const;                               // elements of an array that must be one

    std::string_view text() const;
    std::string_view text_of(std::string_view key) const; // of a member; "" when it is absent or null
    double number() const;
    std::int64_t integer() const;
    bool boolean() const;

    template <class Visit>
    void each(Visit visit) const {
        const std::size_t count = size();
        for (std::size_t i = 0; i < count && !failed(); ++i) visit((*this)[i]);
    }

    // Records that this value is not what it should be: "findings[3].id: MESSAGE".
    void refuse(std::string message) const;
    bool failed() const { return wrong_->has_value(); }
    const std::string& path() const { return path_; }

  private:
    reader(const boost::json::value* value, std::string path, const reader& parent);
    void expected(std::string_view what) const;

    const boost::json::value* value_; // null after an error
    std::string path_;
    std::string_view name_;
    std::optional<error>* wrong_;
};

} // namespace delta::json
