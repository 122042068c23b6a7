// SPDX-License-Identifier: Apache-2.0
// A YAML file as a small tree in which every node knows its line and column.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"

namespace delta::check {

struct yaml_node {
    enum class shape : std::uint8_t { nothing, scalar, list, map };

    shape kind = shape::nothing;
    bool quoted = false;          // a scalar in quotes or a block: text, whatever it looks like
    std::string text;             // scalars
    std::vector<yaml_node> keys;  // maps: scalars, each once, in the order of the file
    std::vector<yaml_node> items; // of lists; of maps the values, one for each key
    std::uint32_t line = 1;
    std::uint32_t column = 1;
};

// One YAML document, or nothing at all (an empty file is a node of kind `nothing`). Refused, each with a place: what
// is not YAML, more than one document, anchors and aliases, tags, keys given twice, keys that are not plain words,
// nesting deeper than 16, files over 64 KiB, control characters, bytes that are not UTF-8.
// `file` is what errors call it.
result<yaml_node> read_yaml(std::string_view file, std::string_view bytes);

// "delta.yml:3:5"
std::string place_of(std::string_view file, const yaml_node& node);

} // namespace delta::check
