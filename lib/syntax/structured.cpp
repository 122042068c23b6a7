// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <utility>

#include "base/text.hpp"
#include "syntax/reader.hpp"
#include "syntax/structured/formats.hpp"

namespace delta::syntax {
namespace {

using namespace structured;

using entry_reader = std::pair<std::string_view, document_reader>;

constexpr std::array readers_by_name = {entry_reader{"package.json", read_package_json},
                                        entry_reader{"composer.json", read_composer},
                                        entry_reader{"pyproject.toml", read_pyproject},
                                        entry_reader{"pipfile", read_pipfile},
                                        entry_reader{"setup.cfg", read_setup_cfg},
                                        entry_reader{"cargo.toml", read_cargo},
                                        entry_reader{"libs.versions.toml", read_version_catalog},
                                        entry_reader{"gradle.properties", read_gradle_properties},
                                        entry_reader{"action.yml", read_action},
                                        entry_reader{"action.yaml", read_action}};

// What a tool wrote down for itself is nothing that docs describe, and it is large.
constexpr std::array<std::string_view, 4> lock_files = {"package-lock.json", "npm-shrinkwrap.json", "pnpm-lock.yaml",
                                                        "packages.lock.json"};

bool is_yaml(std::string_view name) {
    return name.ends_with(".yml") || name.ends_with(".yaml");
}

document_reader reader_by_path(std::string_view path, std::string_view name) {
    const auto found = std::ranges::find(readers_by_name, name, &entry_reader::first);
    if (found != readers_by_name.end()) return found->second;
    if (!is_yaml(name)) return nullptr;
    if (path.find(".github/workflows/") != path.npos) return read_workflow;
    if (name.starts_with("taskfile.")) return read_taskfile;
    if (name.starts_with("docker-compose") || name.starts_with("compose.")) return read_compose;
    return nullptr;
}

document_reader reader_by_content(const entry& root) {
    if (find(root, "paths") != nullptr && (find(root, "openapi") != nullptr || find(root, "swagger") != nullptr))
        return read_openapi;
    const entry* schema = find(root, "$schema");
    const bool described = schema != nullptr && schema->value.find("json-schema.org") != schema->value.npos;
    const bool typed = find(root, "properties") != nullptr && find(root, "type") != nullptr;
    return described || typed ? read_schema : read_settings;
}

entry read_document(language lang, const node& root, std::string_view name, std::string_view bytes, surface& out) {
    builder make(bytes, out);
    switch (lang) {
        case language::json:
            return make.json(root);
        case language::yaml:
            return make.yaml(root);
        case language::toml:
            return make.toml(root);
        default:
            break;
    }
    if (name.ends_with(".properties")) return make.ini(builder::dialect::properties);
    return make.ini(name.ends_with(".conf") ? builder::dialect::spaced : builder::dialect::ini);
}

} // namespace

void read_structured(language lang, const node& root, std::string_view path, std::string_view bytes, surface& out) {
    const std::string name = to_lower(path.substr(path.rfind('/') + 1));
    if (std::ranges::find(lock_files, name) != lock_files.end()) return;
    collector found(bytes, out);
    switch (lang) {
        case language::dockerfile:
            return read_dockerfile(found);
        case language::dotenv:
            return read_dotenv(found);
        case language::gomod:
            return read_gomod(found);
        case language::makefile:
            return read_makefile(root, found);
        default:
            break;
    }
    const entry document = read_document(lang, root, name, bytes, out);
    const document_reader named = reader_by_path(path, name);
    (named != nullptr ? named : reader_by_content(document))(document, found);
}

} // namespace delta::syntax
