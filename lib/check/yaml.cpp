// SPDX-License-Identifier: Apache-2.0
#include "check/yaml.hpp"

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <istream>
#include <optional>
#include <streambuf>
#include <utility>

#include "base/text.hpp"
#include "base/utf8.hpp"

namespace delta::check {

namespace {

constexpr std::size_t largest_file = 64U << 10U;
constexpr std::size_t deepest = 16;

// Leaves the parser, which knows no other way to be stopped; never leaves this file.
struct refusal {
    std::string message;
    std::uint32_t line;
    std::uint32_t column;
};

yaml_node node_at(const YAML::Mark& mark, yaml_node::shape kind) {
    yaml_node node;
    node.kind = kind;
    node.line = static_cast<std::uint32_t>(mark.line + 1);
    node.column = static_cast<std::uint32_t>(mark.column + 1);
    return node;
}

[[noreturn]] void refuse(const yaml_node& at, std::string message) {
    throw refusal{std::move(message), at.line, at.column};
}

class tree_builder : public YAML::EventHandler {
  public:
    yaml_node take() { return std::move(root_); }

    void OnDocumentStart(const YAML::Mark&) override {}
    void OnDocumentEnd() override {}

    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        yaml_node node = node_at(mark, yaml_node::shape::nothing);
        check_plain(node, {}, anchor);
        place(std::move(node));
    }

    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
        refuse(node_at(mark, yaml_node::shape::nothing), "aliases (*name) are not allowed here: write the value out");
    }

    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& value) override {
        yaml_node node = node_at(mark, yaml_node::shape::scalar);
        check_plain(node, tag, anchor);
        node.text = value;
        node.quoted = tag == "!";
        const bool null_word = !node.quoted && (value == "~" || value == "null" || value == "Null" || value == "NULL");
        if (null_word) node.kind = yaml_node::shape::nothing;
        place(std::move(node));
    }

    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override {
        open(node_at(mark, yaml_node::shape::list), tag, anchor);
    }
    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override {
        open(node_at(mark, yaml_node::shape::map), tag, anchor);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapEnd() override { close(); }

  private:
    // A collection that is being read, and in a map the key whose value comes next.
    struct frame {
        yaml_node node;
        std::optional<yaml_node> key;
    };

    static void check_plain(const yaml_node& node, const std::string& tag, YAML::anchor_t anchor) {
        if (anchor != 0) refuse(node, "anchors (&name) are not allowed here: write the value out where it is used");
        if (!tag.empty() && tag != "?" && tag != "!") refuse(node, "tags (!name) are not allowed here");
    }

    void open(yaml_node node, const std::string& tag, YAML::anchor_t anchor) {
        check_plain(node, tag, anchor);
        if (!open_.empty() && open_.back().node.kind == yaml_node::shape::map && !open_.back().key)
            refuse(node, "a key must be plain text");
        if (open_.size() >= deepest) refuse(node, "nested too deep");
        open_.push_back({std::move(node), std::nullopt});
    }

    void close() {
        yaml_node done = std::move(open_.back().node);
        open_.pop_back();
        place(std::move(done));
    }

    void place(yaml_node node) {
        if (open_.empty()) {
            root_ = std::move(node);
            return;
        }
        frame& parent = open_.back();
        if (parent.node.kind == yaml_node::shape::list) {
            parent.node.items.push_back(std::move(node));
        } else if (!parent.key) {
            check_key(parent.node, node);
            parent.key = std::move(node);
        } else {
            // The parser tells a missing value at whatever comes next.
            if (node.kind == yaml_node::shape::nothing) {
                node.line = parent.key->line;
                node.column = parent.key->column;
            }
            parent.node.keys.push_back(std::move(*parent.key));
            parent.node.items.push_back(std::move(node));
            parent.key.reset();
        }
    }

    static void check_key(const yaml_node& map, const yaml_node& key) {
        if (key.kind != yaml_node::shape::scalar) refuse(key, "a key must be plain text");
        if (map.keys.size() >= 1000) refuse(key, "more than 1000 keys in one place");
        for (const yaml_node& other : map.keys)
            if (other.text == key.text)
                refuse(key,
                       fmt::format("the key \"{}\" is given twice; the first time on line {}", key.text, other.line));
    }

    yaml_node root_;
    std::vector<frame> open_;
};

// Reads memory that must outlive it, without a copy.
class memory_buffer : public std::streambuf {
  public:
    explicit memory_buffer(std::string_view bytes) {
        char* const start = const_cast<char*>(bytes.data()); // NOLINT(cppcoreguidelines-pro-type-const-cast): only read
        setg(start, start, start + bytes.size());
    }
};

// What yaml-cpp would accept, change or loop over without a word.
void check_bytes(std::string_view bytes) {
    if (bytes.size() > largest_file) throw refusal{"the file is over 64 KiB", 1, 1};
    const auto refuse_at = [&](std::size_t offset, std::string message) {
        const line_index::position place = line_index(bytes).at(offset);
        throw refusal{std::move(message), place.line, place.column};
    };
    for (std::size_t at = 0; at < bytes.size();) {
        const code_point next = decode_utf8(bytes, at);
        if (!next.valid) refuse_at(at, "the file is not UTF-8 text here");
        const bool control = next.value < 0x20 && next.value != '\n' && next.value != '\r' && next.value != '\t';
        if (control || next.value == 0x7F)
            refuse_at(at, fmt::format("control character U+{:04X}", static_cast<unsigned>(next.value)));
        at += next.size;
    }
}

// A tab that indents looks like spaces to a reader and not to YAML.
void check_tabs(std::string_view bytes) {
    std::uint32_t number = 0;
    for (const std::string_view line : split_lines(bytes)) {
        ++number;
        const std::size_t text = line.find_first_not_of(" \t");
        const std::size_t tab = line.find('\t');
        if (text != line.npos && tab < text)
            throw refusal{"indented with a tab; YAML wants spaces", number, static_cast<std::uint32_t>(tab + 1)};
    }
}

yaml_node read_document(std::string_view bytes) {
    check_bytes(bytes);
    check_tabs(bytes);
    memory_buffer buffer(bytes);
    std::istream stream(&buffer);
    YAML::Parser parser(stream);
    tree_builder builder;
    if (!parser.HandleNextDocument(builder)) return {};
    yaml_node root = builder.take();
    tree_builder rest;
    if (parser.HandleNextDocument(rest)) {
        const yaml_node second = rest.take();
        refuse(second, "a second YAML document; only one is read");
    }
    return root;
}

} // namespace

std::string place_of(std::string_view file, const yaml_node& node) {
    return fmt::format("{}:{}:{}", file, node.line, node.column);
}

result<yaml_node> read_yaml(std::string_view file, std::string_view bytes) {
    try {
        return read_document(bytes);
    } catch (const refusal& r) {
        return fail(errc::invalid, r.message, fmt::format("{}:{}:{}", file, r.line, r.column));
    } catch (const YAML::Exception& e) {
        const yaml_node at = node_at(e.mark.is_null() ? YAML::Mark() : e.mark, yaml_node::shape::nothing);
        return fail(errc::invalid, fmt::format("not valid YAML: {}", e.msg), place_of(file, at));
    }
}

} // namespace delta::check
