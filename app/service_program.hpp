// SPDX-License-Identifier: Apache-2.0
// The program that has the modes of the service: delta-service, beside this one or below ../libexec/delta.
#pragma once

namespace delta::app {

// Becomes that program, with the same arguments. Comes back only with an exit code, when it is not there; told then.
int become_service(char** arguments);

} // namespace delta::app
