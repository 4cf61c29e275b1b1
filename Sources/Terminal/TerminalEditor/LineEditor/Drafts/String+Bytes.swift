import ParlanceSystem

// `==` and `hasPrefix` look at every character where texts differ or are not ASCII. A draft is compared with every key.
extension String {
    /// Whether it is the same text byte by byte.
    func hasSameBytes(as other: String) -> Bool {
        utf8.count == other.utf8.count && begins(with: other)
    }

    /// Whether it begins with another text, byte by byte.
    func begins(with start: String) -> Bool {
        withBytes(and: start) { bytes, start in
            start.count <= bytes.count && bytes.hasSameBytes(as: start, count: start.count)
        }
    }

    /// What follows a text with which this one begins, byte by byte; nil if it does not.
    func bytes(behind start: String) -> String? {
        begins(with: start) ? String(utf8.dropFirst(start.utf8.count)) : nil
    }

    /// How many bytes it and another text begin with alike: mostly all of one of them.
    func commonStart(with other: String) -> Int {
        withBytes(and: other) { bytes, other in
            let most = min(bytes.count, other.count)
            if bytes.hasSameBytes(as: other, count: most) { return most }
            return zip(bytes, other).prefix { $0 == $1 }.count
        }
    }

    /// How many bytes it and another text end with alike: mostly all of one of them.
    func commonEnd(with other: String) -> Int {
        withBytes(and: other) { bytes, other in
            let most = min(bytes.count, other.count)
            let (end, otherEnd) = (bytes.suffix(most), other.suffix(most))
            let isWhole = UnsafeBufferPointer(rebasing: end)
                .hasSameBytes(as: UnsafeBufferPointer(rebasing: otherEnd), count: most)
            return isWhole ? most : zip(end.reversed(), otherEnd.reversed()).prefix { $0 == $1 }.count
        }
    }

    private func withBytes<Value>(
        and other: String, _ body: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> Value
    ) -> Value {
        var (text, other) = (self, other)
        return text.withUTF8 { bytes in other.withUTF8 { body(bytes, $0) } }
    }
}
