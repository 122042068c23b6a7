// SPDX-License-Identifier: Apache-2.0
// Written by tests/bench/driftbench/fit.py from DriftBench's dev part; do not edit by hand.
#include "drift/weights.hpp"

#include "drift/score.hpp"

namespace delta::drift {
namespace {

constexpr std::array<weight, 28> gone = {{
    {feature::claims_in_doc, 0.130},   {feature::claims_near, 0.200},    {feature::co_change_known, 0.467},
    {feature::common_name, 0.100},     {feature::container_near, 0.500}, {feature::deprecated, -1.119},
    {feature::docs_with_name, -0.051}, {feature::code_form, 0.281},      {feature::imported, -0.088},
    {feature::element, 0.242},         {feature::entry, -0.139},         {feature::exported, 0.068},
    {feature::file, -0.134},           {feature::member, 0.098},         {feature::option_like, 0.330},
    {feature::renamed, 0.415},         {feature::type, 0.265},           {feature::left_package, -0.843},
    {feature::strength_code, 0.085},   {feature::strength_entry, 0.772}, {feature::strength_fence, 0.022},
    {feature::loose_match, 1.929},     {feature::strength_prose, 2.063}, {feature::whole_mention, 0.180},
    {feature::doc_mentions, 0.390},    {feature::new_in_strings, 0.039}, {feature::news_in_doc, 0.281},
    {feature::head_uses, -0.078},
}};

constexpr std::array<weight, 21> value = {{
    {feature::claims_in_doc, 0.048},   {feature::claims_near, 0.063},     {feature::co_change_known, 0.410},
    {feature::common_name, 0.265},     {feature::container_near, 0.101},  {feature::docs_with_name, -0.049},
    {feature::code_form, 0.144},       {feature::imported, -0.144},       {feature::element, 0.059},
    {feature::exported, 0.007},        {feature::option_like, 0.205},     {feature::strength_code, -0.006},
    {feature::strength_entry, 0.621},  {feature::strength_fence, -0.115}, {feature::loose_match, 1.129},
    {feature::strength_prose, 1.196},  {feature::whole_mention, 0.225},   {feature::news_in_doc, 0.280},
    {feature::value_distance, -1.205}, {feature::value_specific, -1.401}, {feature::value_stated, 0.382},
}};

constexpr std::array<weight, 27> replaced = {{
    {feature::claims_in_doc, 0.033},     {feature::claims_near, 0.048},     {feature::co_change, 1.429},
    {feature::co_change_known, 0.158},   {feature::common_name, 0.131},     {feature::container_near, 0.504},
    {feature::docs_with_name, -0.288},   {feature::code_form, 0.288},       {feature::imported, -0.123},
    {feature::element, 0.316},           {feature::exported, 0.234},        {feature::strength_code, -0.040},
    {feature::strength_entry, 0.389},    {feature::strength_fence, -0.273}, {feature::loose_match, 1.224},
    {feature::strength_prose, 1.291},    {feature::whole_mention, -0.182},  {feature::new_in_strings, -0.027},
    {feature::news_in_doc, 0.441},       {feature::path_affinity, 0.349},   {feature::in_default, 0.277},
    {feature::siblings_entries, -0.087}, {feature::siblings, 0.081},        {feature::siblings_share, 0.770},
    {feature::head_uses, -0.185},        {feature::value_specific, -0.999}, {feature::value_stated, 0.482},
}};

constexpr std::array<weight, 20> signature = {{
    {feature::claims_in_doc, 0.101},   {feature::claims_near, 0.154},    {feature::co_change, 1.485},
    {feature::co_change_known, 0.425}, {feature::common_name, 0.107},    {feature::docs_with_name, -0.055},
    {feature::code_form, 0.191},       {feature::imported, -0.179},      {feature::element, 0.207},
    {feature::exported, 0.130},        {feature::parameter, 0.557},      {feature::renamed, 0.239},
    {feature::strength_code, 0.238},   {feature::strength_entry, 0.624}, {feature::strength_fence, -0.072},
    {feature::loose_match, 1.065},     {feature::strength_prose, 1.133}, {feature::whole_mention, 0.049},
    {feature::news_in_doc, 0.234},     {feature::value_stated, 0.296},
}};

constexpr std::array<weight, 69> missing = {{
    {feature::added_names, -0.056},    {feature::advisory_doc, -2.389},
    {feature::change_files, -0.266},   {feature::change_size, -0.215},
    {feature::claims_in_doc, 0.175},   {feature::claims_near, 0.236},
    {feature::co_change, 2.316},       {feature::co_change_folder, 0.534},
    {feature::co_change_known, 0.415}, {feature::comment_lines, -0.003},
    {feature::common_name, 0.351},     {feature::container_near, -0.183},
    {feature::deprecated, -0.275},     {feature::doc_activity, 0.014},
    {feature::doc_marks, 0.010},       {feature::docs_with_name, 0.058},
    {feature::family_by_text, -0.357}, {feature::family_large, 0.277},
    {feature::family_told, 1.480},     {feature::code_form, 0.164},
    {feature::front_door, 0.199},      {feature::imported, -0.260},
    {feature::internal_path, -0.088},  {feature::callable, -0.313},
    {feature::element, -0.158},        {feature::entry, -0.388},
    {feature::exported, -0.246},       {feature::file, -0.053},
    {feature::fresh, -0.060},          {feature::member, -0.664},
    {feature::option_like, 0.191},     {feature::parameter, -0.525},
    {feature::renamed, 0.469},         {feature::type, 0.199},
    {feature::left_package, -0.138},   {feature::strength_code, 0.314},
    {feature::strength_entry, 0.737},  {feature::strength_fence, 0.185},
    {feature::loose_match, 1.294},     {feature::strength_prose, 1.361},
    {feature::whole_mention, 0.373},   {feature::doc_mentions, 0.376},
    {feature::name_in_comment, 0.151}, {feature::name_in_doc, 0.050},
    {feature::name_in_docs, -1.031},   {feature::name_in_section, 0.301},
    {feature::name_parts, -0.189},     {feature::new_in_strings, 0.216},
    {feature::newly_shown, 1.019},     {feature::news_in_doc, 0.318},
    {feature::path_affinity, 1.288},   {feature::readme, -0.307},
    {feature::reference_doc, -0.207},  {feature::removed_names, 0.017},
    {feature::in_default, 0.422},      {feature::siblings_entries, -0.162},
    {feature::siblings, 0.178},        {feature::sibling_group, 0.257},
    {feature::sibling_nearest, 0.233}, {feature::siblings_rarity, 0.063},
    {feature::siblings_share, 0.868},  {feature::shingles, -0.192},
    {feature::touches_tests, 0.113},   {feature::uses, -0.435},
    {feature::test_uses, 0.001},       {feature::head_uses, 0.027},
    {feature::value_distance, -0.326}, {feature::value_specific, -0.097},
    {feature::value_stated, 0.539},
}};

constexpr std::array<weight, 9> text = {{
    {feature::change_size, -0.245},
    {feature::claims_in_doc, 0.195},
    {feature::claims_near, 0.244},
    {feature::co_change, 2.056},
    {feature::co_change_known, 0.414},
    {feature::news_in_doc, 0.409},
    {feature::path_affinity, 0.958},
    {feature::readme, -0.025},
    {feature::shingles, -0.930},
}};

constexpr std::array<family_weights, family_count> tables = {{
    {-0.816, gone},
    {-0.500, value},
    {-0.692, replaced},
    {-0.840, signature},
    {0.315, missing},
    {0.217, text},
}};

} // namespace

const family_weights& weights_of(family f) {
    return tables.at(static_cast<std::size_t>(f));
}

const double default_min_score = 0.81;

} // namespace delta::drift
