#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// `write(2)` under a name that methods called `write` do not hide.
@discardableResult
func writeBytes(_ fileDescriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    write(fileDescriptor, bytes, count)
}

/// `read(2)`, likewise.
func readBytes(_ fileDescriptor: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int) -> Int {
    read(fileDescriptor, buffer, count)
}
