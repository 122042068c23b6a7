// SPDX-License-Identifier: Apache-2.0
// Written by tests/bench/driftbench/fit.py from DriftBench's dev part; do not edit by hand.
#include "drift/weights.hpp"

#include "drift/score.hpp"

namespace delta::drift {
namespace {

constexpr std::array<weight, 22> gone = {{
    {feature::co_change_known, 0.340},
    {feature::common_name, -0.268},
    {feature::container_near, -1.163},
    {feature::docs_with_name, -0.050},
    {feature::code_form, 0.358},
    {feature::imported, -0.014},
    {feature::element, 0.203},
    {feature::exported, 0.126},
    {feature::file, -0.250},
    {feature::member, 0.293},
    {feature::option_like, 0.699},
    {feature::renamed, -0.728},
    {feature::type, 0.065},
    {feature::strength_code, 0.161},
    {feature::strength_entry, 0.413},
    {feature::strength_fence, 0.184},
    {feature::loose_match, 2.315},
    {feature::strength_prose, 1.576},
    {feature::whole_mention, 0.160},
    {feature::doc_mentions, 0.236},
    {feature::new_in_strings, -0.082},
    {feature::head_uses, -0.043},
}};

constexpr std::array<weight, 18> value = {{
    {feature::co_change_known, 0.306},
    {feature::common_name, -0.096},
    {feature::container_near, -0.558},
    {feature::docs_with_name, -0.041},
    {feature::code_form, 0.167},
    {feature::imported, -0.026},
    {feature::element, -0.027},
    {feature::exported, -0.026},
    {feature::option_like, 0.543},
    {feature::strength_code, 0.089},
    {feature::strength_entry, 0.271},
    {feature::strength_fence, 0.080},
    {feature::loose_match, 1.402},
    {feature::strength_prose, 1.033},
    {feature::whole_mention, 0.178},
    {feature::value_distance, -1.246},
    {feature::value_specific, -1.495},
    {feature::value_stated, 0.418},
}};

constexpr std::array<weight, 22> replaced = {{
    {feature::co_change, 1.378},       {feature::co_change_known, 0.158},  {feature::common_name, -0.177},
    {feature::docs_with_name, -0.225}, {feature::code_form, 0.238},        {feature::imported, 0.056},
    {feature::element, 0.191},         {feature::exported, 0.162},         {feature::strength_code, 0.066},
    {feature::strength_entry, 0.175},  {feature::strength_fence, -0.084},  {feature::loose_match, 1.451},
    {feature::strength_prose, 1.082},  {feature::whole_mention, -0.202},   {feature::new_in_strings, -0.019},
    {feature::path_affinity, 0.355},   {feature::siblings_entries, 0.001}, {feature::siblings, 0.295},
    {feature::siblings_share, 0.628},  {feature::head_uses, -0.205},       {feature::value_specific, -0.669},
    {feature::value_stated, 0.406},
}};

constexpr std::array<weight, 17> signature = {{
    {feature::co_change, 1.327},
    {feature::co_change_known, 0.323},
    {feature::common_name, -0.155},
    {feature::docs_with_name, -0.005},
    {feature::code_form, 0.172},
    {feature::imported, -0.081},
    {feature::element, 0.105},
    {feature::exported, 0.078},
    {feature::parameter, 0.282},
    {feature::renamed, -0.223},
    {feature::strength_code, 0.313},
    {feature::strength_entry, 0.283},
    {feature::strength_fence, 0.141},
    {feature::loose_match, 1.354},
    {feature::strength_prose, 0.985},
    {feature::whole_mention, 0.115},
    {feature::value_stated, 0.367},
}};

constexpr std::array<weight, 57> missing = {{
    {feature::added_names, -0.001},    {feature::advisory_doc, -2.398},    {feature::change_files, -0.020},
    {feature::change_size, -0.147},    {feature::co_change, 1.984},        {feature::co_change_folder, 0.840},
    {feature::co_change_known, 0.581}, {feature::comment_lines, 0.054},    {feature::common_name, -0.122},
    {feature::container_near, -0.406}, {feature::doc_activity, 0.053},     {feature::doc_marks, -0.164},
    {feature::docs_with_name, 0.224},  {feature::family_by_text, -0.615},  {feature::code_form, 0.125},
    {feature::front_door, -0.099},     {feature::imported, -0.315},        {feature::internal_path, 0.382},
    {feature::callable, -0.073},       {feature::element, -0.095},         {feature::exported, -0.130},
    {feature::file, -0.438},           {feature::member, -0.388},          {feature::option_like, 0.793},
    {feature::parameter, -0.408},      {feature::renamed, 0.122},          {feature::type, -0.197},
    {feature::strength_code, 0.564},   {feature::strength_entry, 0.659},   {feature::strength_fence, 0.522},
    {feature::loose_match, 1.695},     {feature::strength_prose, 1.326},   {feature::whole_mention, 0.559},
    {feature::doc_mentions, 0.393},    {feature::name_in_comment, 0.515},  {feature::name_in_doc, 0.165},
    {feature::name_in_docs, -1.117},   {feature::name_parts, -0.191},      {feature::new_in_strings, -0.219},
    {feature::path_affinity, 1.139},   {feature::readme, -0.333},          {feature::reference_doc, -0.020},
    {feature::removed_names, 0.081},   {feature::siblings_entries, 0.046}, {feature::siblings, 0.530},
    {feature::sibling_group, -0.028},  {feature::sibling_nearest, 0.414},  {feature::siblings_rarity, 0.126},
    {feature::siblings_share, 0.796},  {feature::shingles, -0.060},        {feature::touches_tests, 0.288},
    {feature::uses, -0.518},           {feature::test_uses, 0.161},        {feature::head_uses, 0.103},
    {feature::value_distance, -0.142}, {feature::value_specific, 0.474},   {feature::value_stated, 0.727},
}};

constexpr std::array<weight, 6> text = {{
    {feature::change_size, -0.203},
    {feature::co_change, 1.761},
    {feature::co_change_known, 0.287},
    {feature::path_affinity, 0.662},
    {feature::readme, -0.076},
    {feature::shingles, -1.048},
}};

constexpr std::array<family_weights, family_count> tables = {{
    {-0.379, gone},
    {-0.164, value},
    {-0.528, replaced},
    {-0.480, signature},
    {-1.019, missing},
    {0.513, text},
}};

} // namespace

const family_weights& weights_of(family f) {
    return tables.at(static_cast<std::size_t>(f));
}

const double default_min_score = 0.75;

} // namespace delta::drift
