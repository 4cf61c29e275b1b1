import GatewayCore
import GatewayJSON

/// Cuts a JSON list that comes in pieces into its elements, so that no more than one of them is held. A text that is
/// one object is handed out as the only element.
///
/// What is within an element is not looked at beyond where it ends (``JSONExtent``).
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
    /// The object, list or string within ``element`` whose end has not come.
    private var open: JSONExtent?

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
        var rest = bytes
        while let byte = rest.first {
            if open != nil {
                let end = open?.end(in: rest)
                try append(rest[..<(end ?? rest.endIndex)])
                rest = rest[(end ?? rest.endIndex)...]
                guard end != nil else { return }
                open = nil
                if state == .object {
                    try receive(element)
                    state = .end
                }
                continue
            }
            switch state {
            case .start: try begin(byte)
            case .end: guard Self.isSpace(byte) || byte == 0 else { throw Fault.notAList }
            case .list: try consumeBetween(byte, receive)
            case .object: break
            }
            // What opens a value is the first byte of it.
            if open == nil { rest.removeFirst() }
        }
    }

    private mutating func begin(_ byte: UInt8) throws {
        // A byte order mark may stand before it.
        if Self.isSpace(byte) || [0xEF, 0xBB, 0xBF].contains(byte) { return }
        switch byte {
        case UInt8(ascii: "["): state = .list
        case UInt8(ascii: "{"):
            state = .object
            open = JSONExtent()
        default: throw Fault.notAList
        }
    }

    /// Takes a byte of the list that is in no object, list or string within it.
    private mutating func consumeBetween(_ byte: UInt8, _ receive: ([UInt8]) throws -> Void) throws {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: "]"):
            if !element.isEmpty { try receive(element) }
            element.removeAll(keepingCapacity: element.count < 1 << 20)
            if byte == UInt8(ascii: "]") { state = .end }
        case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "\""): open = JSONExtent()
        case _ where element.isEmpty && Self.isSpace(byte): break
        default: try append([byte])
        }
    }

    private mutating func append(_ bytes: ArraySlice<UInt8>) throws {
        guard element.count + bytes.count <= limit else { throw Fault.longElement }
        element += bytes
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }
}
