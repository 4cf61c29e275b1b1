/// A light reading of Swift source text: enough to tell code from comments and strings, and names from each other.
enum SwiftText {
    /// A word of a line of code.
    struct Token {
        let text: Substring
        let followsDot: Bool

        var isTypeName: Bool { text.utf8.first.map { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") } ?? false }
        var declaresType: Bool { ["struct", "class", "enum", "protocol", "actor", "typealias"].contains(text) }
        var isModifier: Bool {
            [
                "public", "package", "internal", "private", "fileprivate", "final", "indirect", "nonisolated",
                "testable", "preconcurrency", "unchecked", "MainActor", "dynamicMemberLookup", "frozen", "_exported",
            ].contains(text)
        }
    }

    /// The text without comments and string literals; its lines stay lines.
    static func code(of text: String) -> String {
        var code: [UInt8] = []
        let bytes = Array(text.utf8)
        var index = 0
        while index < bytes.count {
            if bytes[index] == slash, starts(bytes, index, "//") {
                while index < bytes.count, bytes[index] != newline { index += 1 }
            } else if bytes[index] == quote || (bytes[index] == hash && startsRawString(bytes, index)) {
                let end = endOfString(bytes, index)
                code.append(contentsOf: bytes[index..<end].filter { $0 == newline })
                index = end
            } else {
                code.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: code, as: UTF8.self)
    }

    /// The words of a line.
    static func tokens(of line: Substring) -> [Token] {
        var tokens: [Token] = []
        let bytes = line.utf8
        var index = bytes.startIndex
        var followsDot = false
        while index < bytes.endIndex {
            let end = bytes[index...].firstIndex { !isWord($0) } ?? bytes.endIndex
            if end > index { tokens.append(Token(text: line[index..<end], followsDot: followsDot)) }
            guard end < bytes.endIndex else { break }
            followsDot = bytes[end] == UInt8(ascii: ".")
            index = bytes.index(after: end)
        }
        return tokens
    }

    private static let newline = UInt8(ascii: "\n")
    private static let quote = UInt8(ascii: "\"")
    private static let slash = UInt8(ascii: "/")
    private static let hash = UInt8(ascii: "#")
    private static let backslash = UInt8(ascii: "\\")

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: byte >= 0x80
        }
    }

    private static func starts(_ bytes: [UInt8], _ index: Int, _ text: String) -> Bool {
        bytes[index...].starts(with: text.utf8)
    }

    private static func startsRawString(_ bytes: [UInt8], _ index: Int) -> Bool {
        bytes[index...].first { $0 != hash } == quote
    }

    /// The index behind the literal that begins at `start`. Code in an interpolation counts as a part of the literal.
    private static func endOfString(_ bytes: [UInt8], _ start: Int) -> Int {
        let hashes = bytes[start...].prefix { $0 == hash }.count
        var index = start + hashes
        let isLong = starts(bytes, index, "\"\"\"")
        let fence = (isLong ? "\"\"\"" : "\"") + String(repeating: "#", count: hashes)
        let escape = "\\" + String(repeating: "#", count: hashes)
        index += isLong ? 3 : 1
        while index < bytes.count {
            if starts(bytes, index, escape + "(") {
                index = endOfInterpolation(bytes, index + escape.utf8.count)
            } else if starts(bytes, index, escape) {
                index += escape.utf8.count + 1
            } else if starts(bytes, index, fence) {
                return index + fence.utf8.count
            } else {
                index += 1
            }
        }
        return bytes.count
    }

    /// The index behind the parenthesis that closes the one at `start`, past strings within.
    private static func endOfInterpolation(_ bytes: [UInt8], _ start: Int) -> Int {
        var depth = 0
        var index = start
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"):
                depth -= 1
                if depth == 0 { return index + 1 }
            case quote:
                index = endOfString(bytes, index)
                continue
            default: break
            }
            index += 1
        }
        return bytes.count
    }
}
