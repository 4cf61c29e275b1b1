#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// `close(2)` under a name that methods called `close` do not hide.
func closeDescriptor(_ descriptor: Int32) -> Int32 { close(descriptor) }
