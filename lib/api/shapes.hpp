// SPDX-License-Identifier: Apache-2.0
// The named shapes of the API: what goes in and what comes out.
#pragma once

#include "api/schema.hpp"

namespace delta::api::shapes {

// In.
schema signup();
schema login();
schema github_callback();
schema repository_settings();
schema activation();
schema any_object();

// Out.
schema problem();
schema message();
schema configuration();
schema liveness();
schema readiness();
schema account();
schema me();
schema session();
schema github_link();
schema repository();
schema drift_event();
schema drift_event_detail();
schema dashboard_stats();
schema dashboard_repository();
schema trend_day();
schema notification();

// The longest docs_policies.
inline constexpr int policies_limit = 1500;

} // namespace delta::api::shapes
