#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A file in memory that libedit writes to, so that what it draws can be looked at before it is seen.
final class DrawingBuffer {
    let file: UnsafeMutablePointer<FILE>
    /// The C library writes to both whenever the file is flushed, so they stay where they are.
    private let text: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
    private let length: UnsafeMutablePointer<Int>

    /// Nil without memory.
    init?() {
        let text = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: 1)
        let length = UnsafeMutablePointer<Int>.allocate(capacity: 1)
        text.initialize(to: nil)
        length.initialize(to: 0)
        guard let file = open_memstream(text, length) else {
            text.deallocate()
            length.deallocate()
            return nil
        }
        (self.file, self.text, self.length) = (file, text, length)
    }

    deinit {
        fclose(file)
        free(text.pointee)
        text.deallocate()
        length.deallocate()
    }

    /// What was written since the last call.
    func take() -> [UInt8] {
        fflush(file)
        defer { rewind(file) }
        guard let start = text.pointee, length.pointee > 0 else { return [] }
        return UnsafeRawBufferPointer(start: start, count: length.pointee).map(\.self)
    }
}
