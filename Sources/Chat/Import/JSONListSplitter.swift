/// Cuts a JSON list that comes in pieces into its elements, so that no more than one of them is held. A text that is
/// one object is handed out as the only element.
///
/// What is within an element is not looked at beyond where it ends; whoever parses it finds what is wrong with it.
struct JSONListSplitter {
    /// Why a list is not read further.
    enum Fault: Error {
        /// It is neither a list nor an object, or something stands where nothing can.
        case notAList
        /// An element has more bytes than are allowed.
        case longElement
    }

    private enum State {
        case start
        case list
        case object
        case end
    }

    private let limit: Int
    private var state = State.start
    private var element: [UInt8] = []
    private var depth = 0
    private var isInString = false
    private var isEscaped = false

    /// - Parameter limit: The most bytes of an element.
    init(limit: Int) {
        self.limit = limit
    }

    /// Whether the list has come to its end.
    var isComplete: Bool { state == .end }

    /// Reads the next piece and hands out the elements that it completes.
    mutating func feed(
        _ bytes: ArraySlice<UInt8>, _ receive: ([UInt8]) throws -> Void
    ) throws {
        for byte in bytes {
            switch state {
            case .start: try begin(byte)
            case .end: guard Self.isSpace(byte) || byte == 0 else { throw Fault.notAList }
            case .list where depth == 0 && (byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]")) && !isInString:
                if !element.isEmpty { try receive(element) }
                element.removeAll(keepingCapacity: element.count < 1 << 20)
                if byte == UInt8(ascii: "]") { state = .end }
            case .list where depth == 0 && element.isEmpty && Self.isSpace(byte): break
            case .list, .object:
                try append(byte)
                if state == .object, depth == 0 {
                    try receive(element)
                    state = .end
                }
            }
        }
    }

    private mutating func begin(_ byte: UInt8) throws {
        // A byte order mark may stand before it.
        if Self.isSpace(byte) || [0xEF, 0xBB, 0xBF].contains(byte) { return }
        switch byte {
        case UInt8(ascii: "["): state = .list
        case UInt8(ascii: "{"):
            state = .object
            try append(byte)
        default: throw Fault.notAList
        }
    }

    private mutating func append(_ byte: UInt8) throws {
        guard element.count < limit else { throw Fault.longElement }
        element.append(byte)
        if isInString {
            if isEscaped {
                isEscaped = false
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else if byte == UInt8(ascii: "\"") {
                isInString = false
            }
            return
        }
        switch byte {
        case UInt8(ascii: "\""): isInString = true
        case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
        case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
        default: break
        }
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }
}
