// SPDX-License-Identifier: Apache-2.0
// Written by tests/bench/driftbench/fit.py from DriftBench's dev part; do not edit by hand.
#include "drift/weights.hpp"

#include "drift/score.hpp"

namespace delta::drift {
namespace {

constexpr std::array<weight, 22> gone = {{
    {feature::co_change_known, 0.625},
    {feature::common_name, -0.314},
    {feature::container_near, -0.959},
    {feature::docs_with_name, -0.153},
    {feature::code_form, 0.454},
    {feature::imported, -0.227},
    {feature::element, 0.544},
    {feature::exported, 0.384},
    {feature::file, -0.195},
    {feature::member, 0.631},
    {feature::option_like, 1.054},
    {feature::renamed, -0.531},
    {feature::type, 0.315},
    {feature::strength_code, 0.099},
    {feature::strength_entry, 0.649},
    {feature::strength_fence, 0.252},
    {feature::loose_match, 2.920},
    {feature::strength_prose, 3.706},
    {feature::whole_mention, 0.206},
    {feature::doc_mentions, 0.200},
    {feature::new_in_strings, 0.054},
    {feature::head_uses, -0.044},
}};

constexpr std::array<weight, 18> value = {{
    {feature::co_change_known, 0.412},
    {feature::common_name, -0.027},
    {feature::container_near, -0.340},
    {feature::docs_with_name, -0.121},
    {feature::code_form, 0.234},
    {feature::imported, -0.015},
    {feature::element, 0.049},
    {feature::exported, 0.036},
    {feature::option_like, 0.654},
    {feature::strength_code, 0.089},
    {feature::strength_entry, 0.239},
    {feature::strength_fence, 0.200},
    {feature::loose_match, 1.824},
    {feature::strength_prose, 2.217},
    {feature::whole_mention, 0.255},
    {feature::value_distance, -1.493},
    {feature::value_specific, -2.421},
    {feature::value_stated, 0.573},
}};

constexpr std::array<weight, 22> replaced = {{
    {feature::co_change, 1.294},       {feature::co_change_known, 0.150},   {feature::common_name, -0.165},
    {feature::docs_with_name, -0.360}, {feature::code_form, 0.450},         {feature::imported, 0.257},
    {feature::element, 0.274},         {feature::exported, 0.213},          {feature::strength_code, 0.020},
    {feature::strength_entry, 0.379},  {feature::strength_fence, 0.173},    {feature::loose_match, 1.822},
    {feature::strength_prose, 2.214},  {feature::whole_mention, -0.371},    {feature::new_in_strings, 0.237},
    {feature::path_affinity, 0.389},   {feature::siblings_entries, -0.173}, {feature::siblings, 0.561},
    {feature::siblings_share, 0.537},  {feature::head_uses, -0.300},        {feature::value_specific, -0.512},
    {feature::value_stated, 0.603},
}};

constexpr std::array<weight, 17> signature = {{
    {feature::co_change, 0.992},
    {feature::co_change_known, 0.406},
    {feature::common_name, -0.081},
    {feature::docs_with_name, -0.020},
    {feature::code_form, 0.123},
    {feature::imported, -0.065},
    {feature::element, 0.158},
    {feature::exported, 0.097},
    {feature::parameter, -0.319},
    {feature::renamed, -0.958},
    {feature::strength_code, 0.590},
    {feature::strength_entry, -0.211},
    {feature::strength_fence, 0.361},
    {feature::loose_match, 1.780},
    {feature::strength_prose, 2.173},
    {feature::whole_mention, 0.199},
    {feature::value_stated, 0.356},
}};

constexpr std::array<weight, 57> missing = {{
    {feature::added_names, 0.086},     {feature::advisory_doc, -3.308},     {feature::change_files, -0.029},
    {feature::change_size, -0.220},    {feature::co_change, 2.043},         {feature::co_change_folder, 0.798},
    {feature::co_change_known, 0.793}, {feature::comment_lines, 0.028},     {feature::common_name, 0.021},
    {feature::container_near, 0.154},  {feature::doc_activity, 0.067},      {feature::doc_marks, -0.294},
    {feature::docs_with_name, 0.138},  {feature::family_by_text, -0.237},   {feature::code_form, 0.176},
    {feature::front_door, -0.052},     {feature::imported, -0.416},         {feature::internal_path, 0.421},
    {feature::callable, 0.041},        {feature::element, 0.090},           {feature::exported, 0.020},
    {feature::file, -0.364},           {feature::member, -0.321},           {feature::option_like, 0.680},
    {feature::parameter, -0.143},      {feature::renamed, 0.176},           {feature::type, -0.194},
    {feature::strength_code, 0.826},   {feature::strength_entry, 0.866},    {feature::strength_fence, 0.889},
    {feature::loose_match, 2.267},     {feature::strength_prose, 2.660},    {feature::whole_mention, 0.819},
    {feature::doc_mentions, 0.540},    {feature::name_in_comment, 0.672},   {feature::name_in_doc, 0.642},
    {feature::name_in_docs, -1.595},   {feature::name_parts, -0.283},       {feature::new_in_strings, -0.083},
    {feature::path_affinity, 1.466},   {feature::readme, -0.458},           {feature::reference_doc, -0.107},
    {feature::removed_names, 0.052},   {feature::siblings_entries, -0.075}, {feature::siblings, 0.800},
    {feature::sibling_group, 0.313},   {feature::sibling_nearest, 0.529},   {feature::siblings_rarity, 0.100},
    {feature::siblings_share, 0.946},  {feature::shingles, 0.051},          {feature::touches_tests, 0.431},
    {feature::uses, -0.740},           {feature::test_uses, -0.099},        {feature::head_uses, 0.166},
    {feature::value_distance, -0.010}, {feature::value_specific, 0.860},    {feature::value_stated, 1.039},
}};

constexpr std::array<weight, 6> text = {{
    {feature::change_size, -0.371},
    {feature::co_change, 2.542},
    {feature::co_change_known, 0.430},
    {feature::path_affinity, 0.718},
    {feature::readme, -0.092},
    {feature::shingles, -1.315},
}};

constexpr std::array<family_weights, family_count> tables = {{
    {-0.883, gone},
    {-0.255, value},
    {-0.910, replaced},
    {-0.520, signature},
    {-1.399, missing},
    {1.070, text},
}};

} // namespace

const family_weights& weights_of(family f) {
    return tables.at(static_cast<std::size_t>(f));
}

const double default_min_score = 0.85;

} // namespace delta::drift
