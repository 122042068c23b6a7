// SPDX-License-Identifier: Apache-2.0
// Compose files: services, their images, ports and environment.
#include <algorithm>

#include "syntax/structured/formats.hpp"

namespace delta::syntax::structured {
namespace {

// "${PORT:-8080}" stands for "8080" unless someone sets it.
std::string_view fallback(std::string_view text) {
    if (!text.starts_with("${")) return text;
    const std::size_t end = text.find('}');
    const std::size_t mark = text.find(":-");
    if (end == text.npos || mark == text.npos || mark > end) return text;
    return text.substr(mark + 2, end - mark - 2);
}

struct port_pair {
    std::string_view published;
    std::string_view target;
};

// "8080", "8080:80", "127.0.0.1:8080:80/tcp", "${PORT:-8080}:80"
port_pair split_ports(std::string_view text) {
    text = text.substr(0, text.find('/'));
    // A colon inside ${…} separates no ports.
    std::size_t colon = text.rfind(':');
    if (colon != text.npos && text.find('}', colon) != text.npos) colon = text.npos;
    if (colon == text.npos) return {fallback(text), fallback(text)};
    const std::string_view target = text.substr(colon + 1);
    std::string_view published = text.substr(0, colon);
    if (const std::size_t variable = published.find("${"); variable != published.npos)
        published = fallback(published.substr(variable));
    else if (const std::size_t address = published.rfind(':'); address != published.npos)
        published = published.substr(address + 1);
    return {published, target};
}

void add_port(const entry& item, const std::string& path, collector& out) {
    port_pair ports = split_ports(item.value);
    if (item.kind == shape::mapping) {
        ports.target = value_of(item, "target");
        ports.published = fallback(value_of(item, "published"));
        if (ports.published.empty()) ports.published = ports.target;
    }
    out.add({.kind = element_kind::port,
             .name = ports.published,
             .qualified = path + "." + std::string(ports.target),
             .whole = item.whole,
             .value = ports.published});
}

bool is_variable(char c) {
    return is_alpha(c) || is_digit(c) || c == '_';
}

// Every "${NAME:-value}" and "${NAME}" of the file: what the one who runs it may set.
void add_substitutions(const entry& e, collector& out) {
    if (e.value.size() > max_value) return;
    for (std::size_t at = e.value.find("${"); at != e.value.npos; at = e.value.find("${", at + 2)) {
        const std::string_view text = e.value.substr(at, e.value.find('}', at) - at);
        std::size_t end = 2;
        while (end < text.size() && is_variable(text[end])) ++end;
        const std::string_view rest = text.substr(end);
        const std::size_t skip = rest.starts_with(":-") ? 2 : rest.starts_with("-") ? 1 : rest.size();
        const std::string_view name = text.substr(2, end - 2);
        out.add(
            {.kind = element_kind::env_var, .name = name, .qualified = {}, .whole = text, .value = rest.substr(skip)});
    }
    if (e.kind == shape::sequence) return;
    for (const entry& child : e.children) add_substitutions(child, out);
}

} // namespace

// "registry:5000/team/box:1.2@sha256:…" is the image "registry:5000/team/box" at "1.2".
void add_image(std::string_view reference, std::string_view whole, const std::string& qualified, collector& out) {
    const std::string_view named = reference.substr(0, reference.find('@'));
    const std::size_t slash = named.rfind('/');
    const std::size_t colon = named.find(':', slash == named.npos ? 0 : slash);
    const std::string_view name = named.substr(0, colon);
    const std::string_view tag = colon == named.npos ? std::string_view() : named.substr(colon + 1);
    // A name that is itself a variable names nothing.
    if (name.find('$') != name.npos) return;
    out.add({.kind = element_kind::image, .name = name, .qualified = qualified, .whole = whole, .value = tag});
}

// A mapping, or a list of "KEY=value".
void add_environment(const entry& list, const std::string& path, collector& out) {
    for (const entry& e : list.children) {
        const std::size_t equals = e.key.empty() ? e.value.find('=') : e.value.npos;
        const std::string_view name = e.key.empty() ? e.value.substr(0, equals) : e.key;
        const std::string_view value = !e.key.empty()           ? e.value
                                       : equals == e.value.npos ? std::string_view()
                                                                : e.value.substr(equals + 1);
        out.add({.kind = element_kind::env_var,
                 .name = name,
                 .qualified = path + "." + std::string(name),
                 .whole = e.whole,
                 .value = fallback(value)});
    }
}

void add_services(const entry& root, std::string_view pattern, collector& out) {
    for_each(root, pattern, [&](const entry& service, const std::string& path) {
        if (service.kind != shape::mapping) return;
        out.add({.kind = element_kind::service, .name = service.key, .qualified = path, .whole = service.whole});
        for (const entry& e : service.children) {
            const std::string below = path + "." + std::string(e.key);
            if (e.key == "image") add_image(e.value, e.whole, below, out);
            if (e.key == "environment" || e.key == "env") add_environment(e, below, out);
            if (e.key == "ports")
                for (const entry& item : e.children) add_port(item, below, out);
        }
    });
}

void read_compose(const entry& root, collector& out) {
    add_services(root, "services/*", out);
    add_substitutions(root, out);
}

} // namespace delta::syntax::structured
