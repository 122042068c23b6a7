// SPDX-License-Identifier: Apache-2.0
// The one place where Asio's TLS is compiled; the others only declare it.
#include <boost/asio/ssl/impl/src.hpp>
