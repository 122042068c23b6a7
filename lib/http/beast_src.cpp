// SPDX-License-Identifier: Apache-2.0
// The one place where Beast is compiled; the others only declare it.
#include <boost/beast/src.hpp>
