// SPDX-License-Identifier: Apache-2.0
// Written by tests/bench/driftbench/fit.py; do not edit by hand.
#include "drift/weights.hpp"

#include "drift/score.hpp"

namespace delta::drift {
namespace {

constexpr std::array<weight, 28> gone = {{
    {feature::claims_in_doc, -0.071},
    {feature::claims_near, 0.316},
    {feature::co_change_known, 0.734},
    {feature::common_name, 0.017},
    {feature::container_near, -0.888},
    {feature::deprecated, -1.028},
    {feature::docs_with_name, -0.121},
    {feature::code_form, 0.215},
    {feature::imported, 0.201},
    {feature::element, 0.157},
    {feature::entry, -0.034},
    {feature::exported, 0.069},
    {feature::file, 0.063},
    {feature::member, 0.261},
    {feature::option_like, 0.201},
    {feature::renamed, 0.917},
    {feature::type, 0.280},
    {feature::left_package, -0.689},
    {feature::strength_code, 0.018},
    {feature::strength_entry, 0.324},
    {feature::strength_fence, -0.194},
    {feature::loose_match, -0.743},
    {feature::strength_prose, 2.429},
    {feature::whole_mention, 0.051},
    {feature::doc_mentions, -0.412},
    {feature::new_in_strings, 0.140},
    {feature::news_in_doc, 0.201},
    {feature::head_uses, -0.199},
}};

constexpr std::array<weight, 22> value = {{
    {feature::claims_in_doc, -0.065}, {feature::claims_near, 0.125},     {feature::co_change_known, 0.549},
    {feature::common_name, 0.007},    {feature::container_near, -0.408}, {feature::docs_with_name, -0.171},
    {feature::code_form, 0.101},      {feature::imported, 0.061},        {feature::element, -0.006},
    {feature::exported, -0.033},      {feature::option_like, 0.244},     {feature::strength_code, -0.097},
    {feature::strength_entry, 0.280}, {feature::strength_fence, -0.318}, {feature::loose_match, -0.372},
    {feature::strength_prose, 1.215}, {feature::whole_mention, -0.046},  {feature::new_value_present, -0.365},
    {feature::news_in_doc, 0.154},    {feature::value_distance, -1.680}, {feature::value_specific, -0.985},
    {feature::value_stated, 0.183},
}};

constexpr std::array<weight, 27> replaced = {{
    {feature::claims_in_doc, -0.086},   {feature::claims_near, 0.166},     {feature::co_change, 1.435},
    {feature::co_change_known, 0.431},  {feature::common_name, -0.174},    {feature::container_near, -0.300},
    {feature::docs_with_name, -0.326},  {feature::code_form, 0.107},       {feature::imported, 0.202},
    {feature::element, 0.039},          {feature::exported, 0.001},        {feature::strength_code, -0.115},
    {feature::strength_entry, 0.021},   {feature::strength_fence, -0.497}, {feature::loose_match, -0.372},
    {feature::strength_prose, 1.215},   {feature::whole_mention, -0.408},  {feature::new_in_strings, -0.113},
    {feature::news_in_doc, 0.229},      {feature::path_affinity, 0.622},   {feature::in_default, 0.111},
    {feature::siblings_entries, 0.075}, {feature::siblings, 0.060},        {feature::siblings_share, 0.648},
    {feature::head_uses, -0.250},       {feature::value_specific, -0.715}, {feature::value_stated, 0.179},
}};

constexpr std::array<weight, 20> signature = {{
    {feature::claims_in_doc, -0.036},  {feature::claims_near, 0.209},    {feature::co_change, 1.771},
    {feature::co_change_known, 0.512}, {feature::common_name, -0.123},   {feature::docs_with_name, -0.131},
    {feature::code_form, 0.177},       {feature::imported, 0.089},       {feature::element, 0.109},
    {feature::exported, 0.070},        {feature::parameter, -0.021},     {feature::renamed, 0.458},
    {feature::strength_code, 0.094},   {feature::strength_entry, 0.413}, {feature::strength_fence, -0.335},
    {feature::loose_match, -0.372},    {feature::strength_prose, 1.215}, {feature::whole_mention, -0.101},
    {feature::news_in_doc, 0.127},     {feature::value_stated, 0.316},
}};

constexpr std::array<weight, 70> missing = {{
    {feature::added_names, 0.022},
    {feature::advisory_doc, -2.794},
    {feature::change_files, -0.297},
    {feature::change_size, -0.374},
    {feature::claims_in_doc, -0.035},
    {feature::claims_near, 0.226},
    {feature::co_change, 2.983},
    {feature::co_change_folder, 0.503},
    {feature::co_change_known, 0.445},
    {feature::comment_lines, 0.028},
    {feature::common_name, -0.070},
    {feature::container_near, -0.604},
    {feature::deprecated, -0.501},
    {feature::doc_activity, -0.057},
    {feature::doc_marks, -0.035},
    {feature::docs_with_name, -0.202},
    {feature::family_by_text, -0.003},
    {feature::family_large, 0.220},
    {feature::family_told, 1.162},
    {feature::code_form, 0.173},
    {feature::front_door, 0.094},
    {feature::imported, -0.018},
    {feature::internal_path, -0.057},
    {feature::callable, -0.303},
    {feature::element, -0.064},
    {feature::entry, -0.368},
    {feature::exported, -0.102},
    {feature::file, 0.126},
    {feature::fresh, -0.065},
    {feature::member, 0.001},
    {feature::option_like, 0.531},
    {feature::parameter, -0.627},
    {feature::renamed, 0.458},
    {feature::type, 0.482},
    {feature::left_package, -0.345},
    {feature::strength_code, -0.020},
    {feature::strength_entry, 0.208},
    {feature::strength_fence, -0.269},
    {feature::loose_match, -0.372},
    {feature::strength_prose, 1.215},
    {feature::whole_mention, -0.101},
    {feature::doc_mentions, -0.206},
    {feature::name_in_comment, 0.282},
    {feature::name_in_doc, -0.147},
    {feature::name_in_docs, -0.298},
    {feature::name_in_section, -0.182},
    {feature::name_parts, -0.177},
    {feature::new_in_strings, -0.100},
    {feature::new_value_present, -0.183},
    {feature::newly_shown, 0.486},
    {feature::news_in_doc, 0.144},
    {feature::path_affinity, 1.164},
    {feature::readme, 0.176},
    {feature::reference_doc, -0.201},
    {feature::removed_names, 0.008},
    {feature::in_default, 0.055},
    {feature::siblings_entries, -0.036},
    {feature::siblings, 0.292},
    {feature::sibling_group, -0.007},
    {feature::sibling_nearest, 0.539},
    {feature::siblings_rarity, -0.022},
    {feature::siblings_share, 0.673},
    {feature::shingles, 0.230},
    {feature::touches_tests, 0.323},
    {feature::uses, -0.131},
    {feature::test_uses, 0.258},
    {feature::head_uses, -0.150},
    {feature::value_distance, -0.840},
    {feature::value_specific, -0.567},
    {feature::value_stated, 0.169},
}};

constexpr std::array<weight, 9> text = {{
    {feature::change_size, -0.433},
    {feature::claims_in_doc, -0.022},
    {feature::claims_near, 0.226},
    {feature::co_change, 2.393},
    {feature::co_change_known, 0.548},
    {feature::news_in_doc, 0.186},
    {feature::path_affinity, 0.847},
    {feature::readme, 0.380},
    {feature::shingles, 0.459},
}};

constexpr std::array<weight, 23> touched = {{
    {feature::added_names, 0.220},
    {feature::change_size, -0.419},
    {feature::claims_in_doc, 1.149},
    {feature::co_change, 1.453},
    {feature::co_change_folder, 0.009},
    {feature::co_change_known, 0.341},
    {feature::comment_lines, 0.008},
    {feature::comment_too, 0.771},
    {feature::container_near, -0.187},
    {feature::doc_activity, -0.020},
    {feature::doc_marks, -0.111},
    {feature::docs_with_name, -0.254},
    {feature::in_heading, -0.567},
    {feature::element, -0.234},
    {feature::member, -0.500},
    {feature::option_like, 0.911},
    {feature::news_in_doc, 0.867},
    {feature::path_affinity, -0.043},
    {feature::reference_doc, -0.433},
    {feature::removed_names, 0.006},
    {feature::touched_share, 0.100},
    {feature::touches_tests, 0.314},
    {feature::uses, 0.037},
}};

constexpr std::array<family_weights, family_count> tables = {{
    {0.027, gone},
    {-0.011, value},
    {-0.059, replaced},
    {0.017, signature},
    {-0.045, missing},
    {-0.054, text},
    {-0.077, touched},
}};

} // namespace

const family_weights& weights_of(family f) {
    return tables.at(static_cast<std::size_t>(f));
}

const double default_min_score = 0.75;

} // namespace delta::drift
