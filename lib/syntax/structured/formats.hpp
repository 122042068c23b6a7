// SPDX-License-Identifier: Apache-2.0
// The readers of the single kinds of files; `structured.cpp` picks one.
#pragma once

#include <string_view>

#include "syntax/structured/collector.hpp"
#include "syntax/structured/document.hpp"

namespace delta::syntax::structured {

using document_reader = void (*)(const entry& root, collector& out);

// Package manifests.
void read_package_json(const entry& root, collector& out);
void read_composer(const entry& root, collector& out);
void read_pyproject(const entry& root, collector& out);
void read_pipfile(const entry& root, collector& out);
void read_setup_cfg(const entry& root, collector& out);
void read_cargo(const entry& root, collector& out);
void read_version_catalog(const entry& root, collector& out);
void read_gradle_properties(const entry& root, collector& out);

// Services, pipelines and tasks.
void read_compose(const entry& root, collector& out);
void read_workflow(const entry& root, collector& out);
void read_action(const entry& root, collector& out);
void read_taskfile(const entry& root, collector& out);

// Descriptions of interfaces.
void read_openapi(const entry& root, collector& out);
void read_schema(const entry& root, collector& out);

// Any other file: its keys.
void read_settings(const entry& root, collector& out);
// The keys below one entry that stands at `path`.
void add_settings(const entry& e, const std::string& path, collector& out);

// Formats that are no trees of keys.
void read_dockerfile(collector& out);
void read_dotenv(collector& out);
void read_gomod(collector& out);
void read_makefile(const node& root, collector& out);

// Shared by formats that name an image, a variable or a pin in one string.
void add_image(std::string_view reference, std::string_view whole, const std::string& qualified, collector& out);
void add_services(const entry& root, std::string_view pattern, collector& out);
void add_environment(const entry& list, const std::string& path, collector& out);
void add_requirement(const entry& item, const std::string& path, collector& out);
// "name" with its version, and the version under the package's name.
void add_package(const entry& root, collector& out);
// Every entry at `pattern` as a version: its own value, or "version" below it.
void add_pins(const entry& root, std::string_view pattern, collector& out);

// The value of `key` below `e`, or nothing.
std::string_view value_of(const entry& e, std::string_view key);

} // namespace delta::syntax::structured
