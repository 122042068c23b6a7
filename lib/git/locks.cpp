// SPDX-License-Identifier: Apache-2.0
// libgit2's locks, where it is linked as an archive: they try a moment longer before they put a thread to sleep. Each
// object read takes some ten of them for less than a microsecond each, and two threads that read from one pack meet
// there again and again; to sleep and be woken takes tens of microseconds, most of all on a virtual machine.
#ifdef DELTA_GIT_ARCHIVE
#include <pthread.h>

// NOLINTBEGIN(bugprone-reserved-identifier,readability-identifier-naming): the linker's names.
extern "C" {
int __real_pthread_mutex_init(pthread_mutex_t* lock, const pthread_mutexattr_t* how);

__attribute__((visibility("hidden"))) int __wrap_pthread_mutex_init(pthread_mutex_t* lock,
                                                                    const pthread_mutexattr_t* how) {
    if (how != nullptr) return __real_pthread_mutex_init(lock, how);
    pthread_mutexattr_t patient;
    if (pthread_mutexattr_init(&patient) != 0) return __real_pthread_mutex_init(lock, nullptr);
#ifdef __GLIBC__
    pthread_mutexattr_settype(&patient, PTHREAD_MUTEX_ADAPTIVE_NP);
#endif
    const int made = __real_pthread_mutex_init(lock, &patient);
    pthread_mutexattr_destroy(&patient);
    return made;
}
}
// NOLINTEND(bugprone-reserved-identifier,readability-identifier-naming)
#endif
