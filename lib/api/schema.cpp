// SPDX-License-Identifier: Apache-2.0
#include "api/schema.hpp"

#include <utility>

namespace delta::api {

namespace {

schema described(shape is, std::string description) {
    schema made;
    made.is = is;
    made.description = std::move(description);
    return made;
}

schema formatted(text_format format, std::string description) {
    schema made = described(shape::text, std::move(description));
    made.format = format;
    return made;
}

schema bounded(schema of, std::int64_t least, std::int64_t most) {
    of.least = least;
    of.most = most;
    return of;
}

} // namespace

schema text(std::string description) {
    return described(shape::text, std::move(description));
}

schema text(std::int64_t least, std::int64_t most, std::string description) {
    return bounded(text(std::move(description)), least, most);
}

schema choice(std::vector<std::string> choices, std::string description) {
    schema made = described(shape::text, std::move(description));
    made.choices = std::move(choices);
    return made;
}

schema uuid(std::string description) {
    return formatted(text_format::uuid, std::move(description));
}

schema email(std::string description) {
    return bounded(formatted(text_format::email, std::move(description)), 3, 254);
}

schema date(std::string description) {
    return formatted(text_format::date, std::move(description));
}

schema date_time(std::string description) {
    return formatted(text_format::date_time, std::move(description));
}

schema integer(std::string description) {
    return described(shape::integer, std::move(description));
}

schema integer(std::int64_t least, std::int64_t most, std::string description) {
    return bounded(integer(std::move(description)), least, most);
}

schema number(std::string description) {
    return described(shape::number, std::move(description));
}

schema boolean(std::string description) {
    return described(shape::boolean, std::move(description));
}

schema array_of(schema items, std::string description) {
    schema made = described(shape::array, std::move(description));
    made.items = std::make_shared<const schema>(std::move(items));
    return made;
}

schema record(std::string name, std::vector<property> properties, std::string description) {
    schema made = described(shape::object, std::move(description));
    made.name = std::move(name);
    made.properties = std::move(properties);
    return made;
}

schema or_null(schema of) {
    of.nullable = true;
    return of;
}

property optional(std::string name, schema is) {
    return {.name = std::move(name), .is = std::move(is), .required = false};
}

} // namespace delta::api
