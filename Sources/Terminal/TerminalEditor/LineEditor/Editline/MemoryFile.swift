import CParlanceEditline

/// A file in memory that libedit writes to, so that what it prints can be read.
final class MemoryFile {
    let file: UnsafeMutablePointer<FILE>
    /// The C library writes to it whenever the file is flushed, so it stays where it is.
    private let memory: UnsafeMutablePointer<ce_memory>

    /// Nil without memory.
    init?() {
        let memory = UnsafeMutablePointer<ce_memory>.allocate(capacity: 1)
        memory.initialize(to: ce_memory())
        guard let file = ce_memory_open(memory) else {
            memory.deallocate()
            return nil
        }
        (self.file, self.memory) = (file, memory)
    }

    deinit {
        ce_memory_close(memory)
        memory.deallocate()
    }

    /// What was written since the last call.
    func drain() -> [UInt8] {
        ce_memory_flush(memory)
        defer { ce_memory_rewind(memory) }
        guard let start = memory.pointee.text, memory.pointee.length > 0 else { return [] }
        return UnsafeRawBufferPointer(start: start, count: memory.pointee.length).map(\.self)
    }
}
