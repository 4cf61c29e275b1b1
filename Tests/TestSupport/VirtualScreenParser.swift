/// Splits output into characters, controls and sequences, by the state machine of https://vt100.net/emu/dec_ansi_parser.
struct VirtualScreenParser: Sendable {
    enum Action: Hashable {
        case print(Unicode.Scalar)
        case control(UInt8)
        /// `ESC`, the intermediates and the final byte.
        case escape(String)
        case csi(VirtualScreenSequence)
    }

    private enum State {
        case ground
        case escape(String)
        case csi(String)
        /// OSC, DCS, APC, PM and SOS, up to BEL or `ESC \`.
        case string
        case stringEscape
    }

    private var state = State.ground
    private var partial: [UInt8] = []

    mutating func actions(for byte: UInt8) -> [Action] {
        switch (state, byte) {
        case (.string, 0x07), (.string, 0x18), (.string, 0x1A), (.stringEscape, 0x5C):
            state = .ground
            return []
        case (.string, 0x1B), (.stringEscape, 0x1B):
            state = .stringEscape
            return []
        case (.string, _):
            return []
        case (.stringEscape, _):
            state = .escape("")
            return actions(for: byte)
        case (_, 0x1B):
            state = .escape("")
            return flushPartial()
        case (_, 0x18), (_, 0x1A):
            state = .ground
            return flushPartial()
        case (_, 0x00...0x1F), (_, 0x7F):
            return flushPartial() + [.control(byte)]
        case (.ground, _):
            return text(byte)
        case (.escape(let collected), _):
            return escape(collected, byte)
        case (.csi(let collected), _):
            guard (0x40...0x7E).contains(byte) else {
                state = .csi(collected + String(Unicode.Scalar(byte)))
                return []
            }
            state = .ground
            return [.csi(VirtualScreenSequence(collected: collected, final: Unicode.Scalar(byte)))]
        }
    }

    private mutating func escape(_ collected: String, _ byte: UInt8) -> [Action] {
        let sequence = collected + String(Unicode.Scalar(byte))
        switch (sequence, byte) {
        case ("[", _):
            state = .csi("")
            return []
        case ("]", _), ("P", _), ("X", _), ("^", _), ("_", _):
            state = .string
            return []
        case (_, 0x20...0x2F):
            state = .escape(sequence)
            return []
        default:
            state = .ground
            return [.escape(sequence)]
        }
    }

    private mutating func text(_ byte: UInt8) -> [Action] {
        // A byte that does not continue the character before it shows that one to be broken.
        let isContinuation = byte & 0xC0 == 0x80
        let broken = isContinuation ? [] : flushPartial()
        partial.append(byte)
        let length =
            switch partial[0] {
            case 0xC2...0xDF: 2
            case 0xE0...0xEF: 3
            case 0xF0...0xF4: 4
            default: 1
            }
        return broken + (partial.count >= length ? flushPartial() : [])
    }

    /// Ends the character that is being read, well-formed or not.
    private mutating func flushPartial() -> [Action] {
        defer { partial = [] }
        return String(decoding: partial, as: UTF8.self).unicodeScalars.map(Action.print)
    }
}
