#ifndef PARLANCE_PROCESS_CONTROL_H
#define PARLANCE_PROCESS_CONTROL_H

#ifdef __linux__
#include <sys/prctl.h>
#endif

/// Has the kernel send this process a signal when the thread that started it ends. It stays so through `exec`.
///
/// `prctl` takes variable arguments, which Swift cannot call. Returns 0; -1 where the system cannot do it.
static inline int parlance_signal_at_parents_end(int signal) {
#ifdef __linux__
    return prctl(PR_SET_PDEATHSIG, (unsigned long)signal, 0UL, 0UL, 0UL);
#else
    (void)signal;
    return -1;
#endif
}

#endif
