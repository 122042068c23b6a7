// SPDX-License-Identifier: Apache-2.0
// The scanners of YAML and Python write up to two bytes past the buffer they are given when a file nests some 250
// blocks deep. They are compiled under other names and called from here with room to spare. A state cut short costs
// only the innermost blocks their indentation; both scanners read whole entries and stop where the state ends.
#include <string.h>

enum { buffer_size = 1024, roomy_size = 1040 };

unsigned delta_unguarded_yaml_serialize(void *scanner, char *buffer);
unsigned delta_unguarded_python_serialize(void *scanner, char *buffer);
unsigned tree_sitter_yaml_external_scanner_serialize(void *scanner, char *buffer);
unsigned tree_sitter_python_external_scanner_serialize(void *scanner, char *buffer);

// `entry` is the size of the pieces that are written past the bound.
static unsigned copy_bounded(const char *roomy, unsigned length, unsigned entry, char *buffer) {
    while (length > buffer_size) length -= entry;
    memcpy(buffer, roomy, length);
    return length;
}

unsigned tree_sitter_yaml_external_scanner_serialize(void *scanner, char *buffer) {
    _Alignas(8) char roomy[roomy_size];
    return copy_bounded(roomy, delta_unguarded_yaml_serialize(scanner, roomy), 4, buffer);
}

unsigned tree_sitter_python_external_scanner_serialize(void *scanner, char *buffer) {
    _Alignas(8) char roomy[roomy_size];
    return copy_bounded(roomy, delta_unguarded_python_serialize(scanner, roomy), 2, buffer);
}
