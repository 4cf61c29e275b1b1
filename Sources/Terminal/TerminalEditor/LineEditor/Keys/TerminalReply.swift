/// What a terminal answers to a question. It comes where keys come from.
enum TerminalReply: Sendable, Equatable {
    /// The color of the background; `nil` if it is none that can be read.
    case background(RGB?)
    /// What the terminal can do. Every terminal answers that, so it marks the end of the answers before it.
    case deviceAttributes

    /// Asks for the background (xterm, "Operating System Commands", OSC 11) and then for the device attributes (DA1), so
    /// that a terminal that does not know the first question is known not to at once.
    static let backgroundQuestion = TerminalText([.askBackground, .askDeviceAttributes])
    /// How the answer to the first begins. It ends with BEL or ST.
    static let backgroundStart = [KeyParser.escape] + Array("]11;".utf8)
    /// Longer than any answer; what is longer is none.
    static let longest = 64

    private static let deviceAttributesStart = [KeyParser.escape] + Array("[?".utf8)

    /// Reads a whole sequence; `nil` if it is no answer.
    init?(_ sequence: [UInt8]) {
        if sequence.starts(with: Self.backgroundStart) {
            let text = sequence.dropFirst(Self.backgroundStart.count).prefix { (0x20...0x7E).contains($0) }
            self = .background(RGB(xColor: String(decoding: text, as: UTF8.self)))
        } else if sequence.starts(with: Self.deviceAttributesStart), sequence.last == UInt8(ascii: "c") {
            self = .deviceAttributes
        } else {
            return nil
        }
    }

    /// Whether bytes may be the beginning of an answer, and of no key.
    static func mayBegin(with bytes: ArraySlice<UInt8>) -> Bool {
        bytes.starts(with: deviceAttributesStart) || isBackgroundStart(bytes)
    }

    /// Whether bytes are the beginning of an answer about the background, or begin so.
    static func isBackgroundStart(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.starts(with: backgroundStart) || (bytes.count > 1 && backgroundStart.starts(with: bytes))
    }

    /// The whole answer about the background at the start of some bytes; `nil` until its end has arrived.
    static func background(in bytes: ArraySlice<UInt8>) -> [UInt8]? {
        let rest = bytes.prefix(longest)
        guard let end = rest.dropFirst(backgroundStart.count).firstIndex(where: { !(0x20...0x7E).contains($0) }) else {
            return rest.count == longest ? Array(rest) : nil
        }
        switch rest[end] {
        case 0x07, 0x9C:
            return Array(rest[...end])
        case KeyParser.escape:
            let next = end + 1
            guard next < rest.endIndex else { return rest.count == longest ? Array(rest[..<end]) : nil }
            // Any other escape is a key: the end of the answer got lost.
            return Array(rest[next] == UInt8(ascii: "\\") ? rest[...next] : rest[..<end])
        default:
            return Array(rest[..<end])
        }
    }
}
