// SPDX-License-Identifier: Apache-2.0
// Written by tests/bench/driftbench/fit.py from DriftBench's dev part; do not edit by hand.
#include "drift/weights.hpp"

#include "drift/score.hpp"

namespace delta::drift {
namespace {

constexpr std::array<weight, 22> gone = {{
    {feature::co_change_known, 0.478},
    {feature::common_name, -0.233},
    {feature::container_near, -0.714},
    {feature::docs_with_name, -0.054},
    {feature::code_form, 0.312},
    {feature::imported, -0.186},
    {feature::element, 0.261},
    {feature::exported, 0.176},
    {feature::file, -0.174},
    {feature::member, 0.220},
    {feature::option_like, 0.723},
    {feature::renamed, -0.812},
    {feature::type, 0.118},
    {feature::strength_code, 0.021},
    {feature::strength_entry, 0.559},
    {feature::strength_fence, 0.104},
    {feature::loose_match, 2.325},
    {feature::strength_prose, 2.856},
    {feature::whole_mention, 0.233},
    {feature::doc_mentions, 0.198},
    {feature::new_in_strings, -0.035},
    {feature::head_uses, -0.044},
}};

constexpr std::array<weight, 18> value = {{
    {feature::co_change_known, 0.351},
    {feature::common_name, -0.087},
    {feature::container_near, -0.332},
    {feature::docs_with_name, -0.039},
    {feature::code_form, 0.166},
    {feature::imported, -0.066},
    {feature::element, -0.004},
    {feature::exported, -0.009},
    {feature::option_like, 0.544},
    {feature::strength_code, 0.041},
    {feature::strength_entry, 0.268},
    {feature::strength_fence, 0.071},
    {feature::loose_match, 1.415},
    {feature::strength_prose, 1.681},
    {feature::whole_mention, 0.209},
    {feature::value_distance, -1.244},
    {feature::value_specific, -1.513},
    {feature::value_stated, 0.251},
}};

constexpr std::array<weight, 22> replaced = {{
    {feature::co_change, 1.215},       {feature::co_change_known, 0.197},  {feature::common_name, -0.194},
    {feature::docs_with_name, -0.209}, {feature::code_form, 0.254},        {feature::imported, 0.094},
    {feature::element, 0.185},         {feature::exported, 0.152},         {feature::strength_code, 0.010},
    {feature::strength_entry, 0.258},  {feature::strength_fence, -0.047},  {feature::loose_match, 1.442},
    {feature::strength_prose, 1.708},  {feature::whole_mention, -0.218},   {feature::new_in_strings, 0.079},
    {feature::path_affinity, 0.310},   {feature::siblings_entries, 0.028}, {feature::siblings, 0.315},
    {feature::siblings_share, 0.491},  {feature::head_uses, -0.225},       {feature::value_specific, -0.445},
    {feature::value_stated, 0.279},
}};

constexpr std::array<weight, 17> signature = {{
    {feature::co_change, 1.031},
    {feature::co_change_known, 0.351},
    {feature::common_name, -0.134},
    {feature::docs_with_name, -0.007},
    {feature::code_form, 0.189},
    {feature::imported, -0.110},
    {feature::element, 0.095},
    {feature::exported, 0.063},
    {feature::parameter, 0.009},
    {feature::renamed, -1.696},
    {feature::strength_code, 0.296},
    {feature::strength_entry, 0.181},
    {feature::strength_fence, 0.147},
    {feature::loose_match, 1.376},
    {feature::strength_prose, 1.642},
    {feature::whole_mention, 0.159},
    {feature::value_stated, -0.034},
}};

constexpr std::array<weight, 57> missing = {{
    {feature::added_names, -0.030},    {feature::advisory_doc, -2.442},    {feature::change_files, 0.048},
    {feature::change_size, -0.142},    {feature::co_change, 1.769},        {feature::co_change_folder, 0.774},
    {feature::co_change_known, 0.634}, {feature::comment_lines, 0.038},    {feature::common_name, -0.125},
    {feature::container_near, -0.158}, {feature::doc_activity, 0.055},     {feature::doc_marks, -0.078},
    {feature::docs_with_name, 0.227},  {feature::family_by_text, -0.507},  {feature::code_form, 0.149},
    {feature::front_door, -0.139},     {feature::imported, -0.363},        {feature::internal_path, 0.303},
    {feature::callable, -0.037},       {feature::element, -0.035},         {feature::exported, -0.075},
    {feature::file, -0.325},           {feature::member, -0.406},          {feature::option_like, 0.763},
    {feature::parameter, -0.233},      {feature::renamed, -0.371},         {feature::type, -0.119},
    {feature::strength_code, 0.535},   {feature::strength_entry, 0.707},   {feature::strength_fence, 0.534},
    {feature::loose_match, 1.725},     {feature::strength_prose, 1.991},   {feature::whole_mention, 0.606},
    {feature::doc_mentions, 0.405},    {feature::name_in_comment, 0.532},  {feature::name_in_doc, 0.175},
    {feature::name_in_docs, -1.151},   {feature::name_parts, -0.217},      {feature::new_in_strings, -0.128},
    {feature::path_affinity, 1.100},   {feature::readme, -0.341},          {feature::reference_doc, -0.018},
    {feature::removed_names, 0.109},   {feature::siblings_entries, 0.092}, {feature::siblings, 0.530},
    {feature::sibling_group, 0.051},   {feature::sibling_nearest, 0.378},  {feature::siblings_rarity, 0.110},
    {feature::siblings_share, 0.757},  {feature::shingles, -0.017},        {feature::touches_tests, 0.262},
    {feature::uses, -0.498},           {feature::test_uses, 0.115},        {feature::head_uses, 0.105},
    {feature::value_distance, -0.113}, {feature::value_specific, 0.621},   {feature::value_stated, 0.578},
}};

constexpr std::array<weight, 6> text = {{
    {feature::change_size, -0.198},
    {feature::co_change, 1.597},
    {feature::co_change_known, 0.356},
    {feature::path_affinity, 0.613},
    {feature::readme, -0.102},
    {feature::shingles, -1.014},
}};

constexpr std::array<family_weights, family_count> tables = {{
    {-0.512, gone},
    {-0.200, value},
    {-0.624, replaced},
    {-0.424, signature},
    {-1.202, missing},
    {0.483, text},
}};

} // namespace

const family_weights& weights_of(family f) {
    return tables.at(static_cast<std::size_t>(f));
}

const double default_min_score = 0.77;

} // namespace delta::drift
