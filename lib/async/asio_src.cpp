// SPDX-License-Identifier: Apache-2.0
// The one place where Asio is compiled; the others only declare it.
#include <boost/asio/impl/src.hpp>
