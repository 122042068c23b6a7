// SPDX-License-Identifier: Apache-2.0
// Shapes of JSON values: what bodies are validated with and what the OpenAPI document is written from.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace delta::api {

enum class shape : std::uint8_t { text, integer, number, boolean, object, array };

enum class text_format : std::uint8_t { any, uuid, date, date_time, email };

struct property;

struct schema {
    shape is = shape::object;
    std::string name = {}; // of a component of the document; an unnamed schema is written where it is used
    std::string description = {};
    bool nullable = false;
    text_format format = text_format::any;
    std::vector<std::string> choices = {};
    // Of the number, of the text's characters or of the array's elements.
    std::optional<std::int64_t> least = {};
    std::optional<std::int64_t> most = {};
    std::vector<property> properties;
    std::shared_ptr<const schema> items = {};
};

struct property {
    std::string name;
    schema is;
    bool required = true;
};

schema text(std::string description = {});
schema text(std::int64_t least, std::int64_t most, std::string description);
schema choice(std::vector<std::string> choices, std::string description = {});
schema uuid(std::string description = {});
schema email(std::string description = {});
schema date(std::string description = {});
schema date_time(std::string description = {});
schema integer(std::string description = {});
schema integer(std::int64_t least, std::int64_t most, std::string description);
schema number(std::string description = {});
schema boolean(std::string description = {});
schema array_of(schema items, std::string description = {});
schema record(std::string name, std::vector<property> properties, std::string description = {});
schema or_null(schema of);
property optional(std::string name, schema is);

} // namespace delta::api
