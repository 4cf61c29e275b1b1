#if canImport(Glibc)
    public import Glibc
#else
    public import Darwin
#endif

// The C library looks at many bytes at once, which a loop here would not.
extension UnsafeBufferPointer<UInt8> {
    /// Where a byte first is, from a position on; `nil` where it is not.
    @inlinable
    package func position(of byte: UInt8, from start: Int = 0) -> Int? { position(of: byte, in: start..<count) }

    /// Where a byte first is in a range; `nil` where it is not.
    @inlinable
    package func position(of byte: UInt8, in range: Range<Int>) -> Int? {
        guard !range.isEmpty, let baseAddress,
            let found = memchr(baseAddress + range.lowerBound, Int32(byte), range.count)
        else { return nil }
        return UnsafeRawPointer(baseAddress).distance(to: UnsafeRawPointer(found))
    }

    /// Whether these bytes are at a position.
    @inlinable
    package func has(_ bytes: [UInt8], at position: Int) -> Bool {
        guard let baseAddress, position + bytes.count <= count else { return false }
        return memcmp(baseAddress + position, bytes, bytes.count) == 0
    }
}

extension UnsafeBufferPointer {
    /// Whether so many elements are the same as others byte by byte; there must be so many of both.
    @inlinable
    package func hasSameBytes(as other: UnsafeBufferPointer<Element>, count: Int) -> Bool {
        guard count > 0, let baseAddress, let otherBase = other.baseAddress else { return count == 0 }
        return memcmp(baseAddress, otherBase, count * MemoryLayout<Element>.stride) == 0
    }
}
