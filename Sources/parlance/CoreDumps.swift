#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What a crash leaves behind.
enum CoreDumps {
    /// Has a crash write no image of our memory, in which the key would be. Programs that we start inherit that.
    ///
    /// The limit is honoured by the kernel's own files and by systemd-coredump and apport, which get it from the kernel.
    /// The process stays open to a debugger of the same user, who can read the key anyway.
    static func forbid() {
        var none = rlimit(rlim_cur: 0, rlim_max: 0)
        #if canImport(Glibc)
            setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
        #else
            setrlimit(RLIMIT_CORE, &none)
        #endif
    }
}
