// SPDX-License-Identifier: Apache-2.0
// Written by tests/bench/driftbench/fit.py from DriftBench's dev part; do not edit by hand.
#include "drift/weights.hpp"

#include "drift/score.hpp"

namespace delta::drift {
namespace {

constexpr std::array<weight, 25> gone = {{
    {feature::co_change_known, 0.348}, {feature::common_name, 0.112},     {feature::container_near, -0.234},
    {feature::deprecated, -0.895},     {feature::docs_with_name, -0.092}, {feature::code_form, 0.321},
    {feature::imported, -0.035},       {feature::element, 0.142},         {feature::entry, -0.350},
    {feature::exported, 0.017},        {feature::file, -0.230},           {feature::member, 0.076},
    {feature::option_like, 0.424},     {feature::renamed, 2.102},         {feature::type, 0.143},
    {feature::left_package, -1.097},   {feature::strength_code, 0.016},   {feature::strength_entry, 0.449},
    {feature::strength_fence, 0.125},  {feature::loose_match, 2.281},     {feature::strength_prose, 2.168},
    {feature::whole_mention, 0.103},   {feature::doc_mentions, 0.343},    {feature::new_in_strings, 0.032},
    {feature::head_uses, -0.059},
}};

constexpr std::array<weight, 18> value = {{
    {feature::co_change_known, 0.256},
    {feature::common_name, 0.193},
    {feature::container_near, -0.214},
    {feature::docs_with_name, -0.110},
    {feature::code_form, 0.181},
    {feature::imported, 0.008},
    {feature::element, -0.065},
    {feature::exported, -0.095},
    {feature::option_like, 0.263},
    {feature::strength_code, -0.038},
    {feature::strength_entry, 0.265},
    {feature::strength_fence, 0.005},
    {feature::loose_match, 1.333},
    {feature::strength_prose, 1.277},
    {feature::whole_mention, 0.080},
    {feature::value_distance, -1.163},
    {feature::value_specific, -1.602},
    {feature::value_stated, 0.330},
}};

constexpr std::array<weight, 23> replaced = {{
    {feature::co_change, 1.603},       {feature::co_change_known, 0.092}, {feature::common_name, 0.097},
    {feature::docs_with_name, -0.307}, {feature::code_form, 0.319},       {feature::imported, 0.053},
    {feature::element, 0.191},         {feature::exported, 0.135},        {feature::strength_code, -0.165},
    {feature::strength_entry, 0.306},  {feature::strength_fence, -0.189}, {feature::loose_match, 1.402},
    {feature::strength_prose, 1.345},  {feature::whole_mention, -0.310},  {feature::new_in_strings, -0.049},
    {feature::path_affinity, 0.352},   {feature::in_default, 0.081},      {feature::siblings_entries, -0.023},
    {feature::siblings, 0.214},        {feature::siblings_share, 0.623},  {feature::head_uses, -0.135},
    {feature::value_specific, -0.872}, {feature::value_stated, 0.358},
}};

constexpr std::array<weight, 16> signature = {{
    {feature::co_change, 1.719},
    {feature::co_change_known, 0.281},
    {feature::common_name, 0.129},
    {feature::docs_with_name, -0.077},
    {feature::code_form, 0.177},
    {feature::imported, -0.050},
    {feature::element, 0.053},
    {feature::parameter, 0.365},
    {feature::renamed, 1.125},
    {feature::strength_code, 0.145},
    {feature::strength_entry, 0.288},
    {feature::strength_fence, 0.038},
    {feature::loose_match, 1.283},
    {feature::strength_prose, 1.226},
    {feature::whole_mention, 0.009},
    {feature::value_stated, 0.276},
}};

constexpr std::array<weight, 65> missing = {{
    {feature::added_names, 0.037},     {feature::advisory_doc, -2.298},
    {feature::change_files, -0.341},   {feature::change_size, -0.213},
    {feature::co_change, 2.752},       {feature::co_change_folder, 0.706},
    {feature::co_change_known, 0.360}, {feature::comment_lines, 0.002},
    {feature::common_name, 0.373},     {feature::container_near, -0.196},
    {feature::deprecated, -0.141},     {feature::doc_activity, 0.001},
    {feature::doc_marks, -0.026},      {feature::docs_with_name, 0.045},
    {feature::family_by_text, -0.271}, {feature::family_large, 0.256},
    {feature::family_told, 1.212},     {feature::code_form, 0.145},
    {feature::front_door, 0.250},      {feature::imported, -0.158},
    {feature::internal_path, 0.232},   {feature::callable, -0.266},
    {feature::element, -0.241},        {feature::entry, -0.650},
    {feature::exported, -0.301},       {feature::file, -0.310},
    {feature::fresh, -0.123},          {feature::member, -0.560},
    {feature::option_like, 0.223},     {feature::parameter, -0.470},
    {feature::renamed, 1.343},         {feature::type, 0.241},
    {feature::left_package, -0.248},   {feature::strength_code, 0.268},
    {feature::strength_entry, 0.534},  {feature::strength_fence, 0.286},
    {feature::loose_match, 1.500},     {feature::strength_prose, 1.443},
    {feature::whole_mention, 0.315},   {feature::doc_mentions, 0.363},
    {feature::name_in_comment, 0.270}, {feature::name_in_doc, 0.180},
    {feature::name_in_docs, -1.065},   {feature::name_parts, -0.182},
    {feature::new_in_strings, 0.106},  {feature::newly_shown, 0.574},
    {feature::path_affinity, 1.490},   {feature::readme, -0.293},
    {feature::reference_doc, -0.200},  {feature::removed_names, 0.087},
    {feature::in_default, 0.343},      {feature::siblings_entries, -0.153},
    {feature::siblings, 0.300},        {feature::sibling_group, 0.173},
    {feature::sibling_nearest, 0.350}, {feature::siblings_rarity, 0.082},
    {feature::siblings_share, 0.580},  {feature::shingles, -0.230},
    {feature::touches_tests, 0.157},   {feature::uses, -0.525},
    {feature::test_uses, -0.034},      {feature::head_uses, 0.057},
    {feature::value_distance, -0.286}, {feature::value_specific, -0.061},
    {feature::value_stated, 0.507},
}};

constexpr std::array<weight, 6> text = {{
    {feature::change_size, -0.238},
    {feature::co_change, 2.349},
    {feature::co_change_known, 0.342},
    {feature::path_affinity, 1.024},
    {feature::readme, -0.005},
    {feature::shingles, -1.042},
}};

constexpr std::array<family_weights, family_count> tables = {{
    {-0.378, gone},
    {-0.059, value},
    {-0.419, replaced},
    {-0.451, signature},
    {0.623, missing},
    {0.526, text},
}};

} // namespace

const family_weights& weights_of(family f) {
    return tables.at(static_cast<std::size_t>(f));
}

const double default_min_score = 0.73;

} // namespace delta::drift
