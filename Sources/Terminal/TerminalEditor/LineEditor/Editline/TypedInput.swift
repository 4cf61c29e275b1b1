import ParlanceSystem

/// What was typed and has not been looked at: bytes become events, and some events wait for their turn.
struct TypedInput {
    private var parser = KeyParser()
    /// Events that were taken too early, or kept for later, in order.
    private var waiting: [KeyParser.Event] = []
    /// How many bytes were typed before the terminal was ours: their line breaks are Enter.
    private var typedBefore: Int
    private var buffer = [UInt8](repeating: 0, count: 4096)
    /// Whether the terminal went away.
    private(set) var hasEnded = false

    init(typedBefore: Int) {
        self.typedBefore = typedBefore
    }

    /// Whether typed characters come together as text, of ASCII too.
    var joinsText: Bool {
        get { parser.joinsText }
        set { parser.joinsText = newValue }
    }

    /// The next event; nil until more is typed.
    mutating func next() -> KeyParser.Event? { waiting.isEmpty ? parser.next() : waiting.removeFirst() }

    /// Puts events before all others.
    mutating func putBack(_ events: [KeyParser.Event]) { waiting = events + waiting }

    /// Whether a key was begun that only time can end where Escape is a key of its own.
    var isInsideEscape: Bool { parser.isInsideEscape }

    /// Whether a key was begun that only time can end anywhere.
    var isInsideAltKey: Bool { parser.isInsideAltKey }

    /// Whether more is sure to come, so that nothing has to be drawn before.
    var isInsidePaste: Bool { parser.isInsidePaste }

    /// No more came in time: what was begun is a key of its own.
    mutating func endEscape() {
        if let event = parser.endEscape() { waiting.append(event) }
    }

    /// Reads what there is, without waiting for more.
    mutating func read(from terminal: FileDescriptor) {
        guard !hasEnded else { return }
        switch InputPoll.read(terminal, into: &buffer) {
        case .bytes(let count): append(buffer[..<count], moreFollows: InputPoll.isReadable(terminal))
        case .nothing: break
        case .end: hasEnded = true
        }
    }

    private mutating func append(_ bytes: ArraySlice<UInt8>, moreFollows: Bool) {
        // Ctrl-C alone, while the rest of a paste does not come, ends it: its end mark got lost.
        if parser.isInsidePaste, bytes.elementsEqual([0x03]), let event = parser.endPaste() {
            waiting.append(event)
        } else if typedBefore > 0 {
            let typed = bytes.prefix(typedBefore).map { $0 == 0x0A ? 0x0D : $0 }
            typedBefore -= typed.count
            parser.append(typed + bytes.dropFirst(typed.count))
        } else {
            parser.append(bytes, moreFollows: moreFollows)
        }
    }
}
