#ifndef PARLANCE_PROCESS_CONTROL_H
#define PARLANCE_PROCESS_CONTROL_H

#include <stdio.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/prctl.h>
#endif

/// Writes out what the C library has buffered for standard output and standard error, and ends the process without
/// running what is registered with `atexit` or the destructors of libraries.
///
/// A stream that another thread holds is left alone: that thread may be waiting for the terminal for ever. Here as
/// `stdout` is a macro or a variable that Swift does not let threads share.
static inline void __attribute__((noreturn)) parlance_leave(int status) {
    if (ftrylockfile(stdout) == 0) {
        fflush(stdout);
        funlockfile(stdout);
    }
    if (ftrylockfile(stderr) == 0) {
        fflush(stderr);
        funlockfile(stderr);
    }
    _exit(status);
}

/// Makes a pipe that no other program gets: one that a thread starts between `pipe` and `fcntl` would hold it open.
///
/// `pipe2` is hidden from Swift, as glibc declares it under `_GNU_SOURCE` alone. Returns 0; -1 with `errno`.
int parlance_pipe(int ends[2]);

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
