/// Says why a text is not JSON, and where.
public struct JSONParseError: Error, Hashable, Sendable {
    /// What was expected and what was found, as a sentence without the place.
    public let message: String
    /// The number of UTF-8 bytes before the fault.
    public let offset: Int
    /// The line of the fault; the first is 1.
    public let line: Int
    /// The column of the fault in characters a person sees (grapheme clusters); the first is 1.
    public let column: Int
}

extension JSONParseError: CustomStringConvertible {
    /// The message together with line and column.
    public var description: String { "Invalid JSON at line \(line), column \(column): \(message)" }
}

extension JSONParseError {
    init(_ message: String, at offset: Int, in bytes: UnsafeBufferPointer<UInt8>) {
        let before = bytes[..<offset]
        let newline = UInt8(ascii: "\n")
        let lineStart = before.lastIndex(of: newline).map { $0 + 1 } ?? 0
        self.message = message
        self.offset = offset
        line = before.count { $0 == newline } + 1
        column = String(decoding: before[lineStart...], as: UTF8.self).count + 1
    }
}
