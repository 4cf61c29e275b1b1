/// Cuts the bytes a terminal sends into keys, escape sequences, pastes and replies.
///
/// Bytes may arrive cut anywhere. Nothing that a terminal sends by the grammar of ECMA-48 becomes text, known or not,
/// in 7 and in 8 bits. Each byte is looked at once or twice, so sizes do not matter.
///
/// What the session does:
/// - It appends each read, and takes events until there is none.
/// - While ``isInsideEscape``, and Escape is a key of its own (vi, a list that Escape closes), it waits for 50 ms at
///   most and then calls ``endEscape()``. While ``isInsideAltKey``, it does so with any keys: what a terminal sends
///   comes at once, and without more it was Alt with a character.
/// - When Ctrl-C comes alone ``isInsidePaste``, it calls ``endPaste()``: the end mark got lost.
/// - Nothing else needs a clock: a sequence or string whose rest is lost gives way to what is typed after it, by the
///   times of the reads. Ctrl-C and Enter end a string at once.
struct KeyParser {
    enum Event: Equatable {
        /// An ASCII character or control character.
        case key(UInt8)
        /// Characters outside ASCII, or text of any kind if `joinsText`.
        case text(String)
        /// An escape with what belongs to it: `ESC [ … final`, `ESC O x`, `ESC x`, or `ESC` alone before another.
        case sequence([UInt8])
        /// What stood between the marks of a bracketed paste, or was pasted without marks.
        case paste([UInt8])
        /// The beginning of one that was longer than allowed.
        case cutPaste([UInt8])
        /// What the terminal says of itself.
        case reply(TerminalReply)
    }

    /// What a look at the next bytes leads to.
    private enum Step {
        case event(Event)
        /// Something was taken that stands for nothing.
        case nothing
        case awaitsMore

        init(_ event: Event?) { self = event.map(Step.event) ?? .nothing }
    }

    static let escape: UInt8 = 0x1B

    /// Whether printable characters that arrive together make one event. Not so where each may be a command, as in vi.
    var joinsText = false

    /// The most bytes of a paste, and of what waits to be read.
    var limit = InputLimit.bytes

    private var buffer = KeyBuffer()
    private var scanner = SequenceScanner()
    private var late = LateSequence()
    private var paste: BracketedPaste?
    private var unmarked = UnbracketedPaste()
    /// Whether a string has just ended without ST, which may follow.
    private var mayEndTwice = false

    /// Whether an escape has begun which may be a key, and more bytes must tell.
    var isInsideEscape: Bool { buffer.isEmpty && scanner.mayBeKey }

    /// Whether Alt with a character has come that may also begin a sequence, such as `ESC [` and `ESC ]`.
    var isInsideAltKey: Bool { buffer.isEmpty && scanner.mayBeAltKey }

    /// Whether a sequence has begun that no key begins with, and its end has not arrived.
    var isInsideReport: Bool { buffer.isEmpty && scanner.isInsideReport }

    /// Whether a bracketed paste has begun and its end has not arrived.
    var isInsidePaste: Bool { paste != nil }

    /// Takes bytes that hold no paste without marks, such as those that were typed before the terminal was ours.
    mutating func append(_ new: some Collection<UInt8>, at time: ContinuousClock.Instant = .now) {
        buffer.append(new, KeyBuffer.Read(time: time, isOfKeys: true), limit: limit)
    }

    /// Takes the bytes of one read, which may be pasted without marks.
    /// - Parameter moreFollows: Whether more can be read at once, as in the midst of a long paste: what may be part of
    ///   one waits for it. If there is no more after all, append nothing.
    mutating func append(
        _ new: some Collection<UInt8>, moreFollows: Bool, at time: ContinuousClock.Instant = .now
    ) {
        buffer.append(new, KeyBuffer.Read(time: time, isOpen: moreFollows), limit: limit)
    }

    /// Takes a paste whose end never came for finished.
    mutating func endPaste() -> Event? {
        defer { paste = nil }
        return paste?.event
    }

    /// No more bytes came in time: the escape was a key of its own, or Alt with the character after it.
    mutating func endEscape() -> Event? {
        guard isInsideEscape else { return nil }
        let key = scanner.beginning
        giveUp()
        return .sequence(key)
    }

    /// The next complete event, or nil until more bytes arrive.
    mutating func next() -> Event? {
        while true {
            beginReads()
            guard !buffer.isEmpty else { return nil }
            let step = paste != nil ? pasteStep() : scanner.isOpen ? sequenceStep() : textStep()
            switch step {
            case .event(let event): return event
            case .nothing: continue
            case .awaitsMore: return nil
            }
        }
    }

    private mutating func pasteStep() -> Step {
        guard let result = paste?.receive(buffer.rest) else { return .nothing }
        buffer.advance(result.count)
        return result.hasEnded ? Step(endPaste()) : .awaitsMore
    }

    /// Where a read begins, decides whether it goes on with what was there before.
    private mutating func beginReads() {
        while let read = buffer.beginRead() {
            guard paste == nil else { continue }
            let part = buffer.restOfRead
            if scanner.isInsideReport || scanner.mayBeAltKey, late.isOverdue(at: read.time) { giveUp() }
            if !scanner.isOpen, let resumed = late.resume(with: part) { scanner = resumed }
            late.note(part, at: read.time, isOpen: scanner.isOpen)
            if !scanner.isOpen, unmarked.isCutBreak(part, read) { buffer.advance() }
        }
    }

    private mutating func giveUp() {
        late.keep(scanner)
        scanner.reset()
    }

    // MARK: Sequences

    private mutating func sequenceStep() -> Step {
        let rest = buffer.rest
        guard let byte = rest.first else { return .awaitsMore }
        let beginning = scanner
        if scanner.beginning.count == 1, byte < 0x80, SequenceScanner.isAltKey(buffer.restOfRead) {
            buffer.advance()
            scanner.reset()
            return .event(.sequence([Self.escape, byte]))
        }
        let isLastOfRead = buffer.head + 1 == buffer.readEnd
        switch scanner.receive(rest, mayBeEnter: isLastOfRead && late.isQuiet(at: buffer.current?.time)) {
        case .awaitsMore:
            buffer.advance()
            return .nothing
        case .executed:
            buffer.advance()
            return .event(.key(byte))
        case .ended(let sequence):
            buffer.advance()
            return meaning(of: sequence, isTwice: mayEndTwice, endsByBell: byte == 0x07)
        case .broken(let sequence):
            // A key cut it; its rest may come all the same.
            if byte < 0x20, byte != Self.escape, sequence.count > 2 { late.keep(beginning) }
            return meaning(ofBeginning: sequence)
        }
    }

    /// What a whole sequence stands for.
    private mutating func meaning(of sequence: [UInt8], isTwice: Bool, endsByBell: Bool) -> Step {
        mayEndTwice = endsByBell
        if sequence == BracketedPaste.start {
            paste = BracketedPaste(introducer: scanner.introducer, limit: limit)
            return .nothing
        }
        if sequence == BracketedPaste.end || (isTwice && sequence == [Self.escape, UInt8(ascii: "\\")]) {
            return .nothing
        }
        if let reply = TerminalReply(sequence) { return .event(.reply(reply)) }
        if let encoding = KeyEncoding(sequence) { return Step(encoding.event(joinsText: joinsText)) }
        return .event(.sequence(sequence))
    }

    /// What one stands for whose rest does not come.
    private mutating func meaning(ofBeginning sequence: [UInt8]) -> Step {
        mayEndTwice = sequence.count > 2
        if sequence.count > 2 { return Step(TerminalReply(sequence).map(Event.reply)) }
        // Alt with [ before another key is a sequence that was cut.
        let isKey = sequence != [Self.escape, UInt8(ascii: "[")] && scanner.introducer.first == Self.escape
        return isKey ? .event(.sequence(sequence)) : .nothing
    }

    // MARK: Keys and text

    private mutating func textStep() -> Step {
        let bytes = buffer.bytes
        let byte = bytes[buffer.head]
        if byte == Self.escape {
            scanner.begin()
            buffer.advance()
            return .nothing
        }
        switch unmarked.take(from: &buffer) {
        case .keys: break
        case .awaitsMore: return .awaitsMore
        case .paste(let event): return .event(event)
        }
        mayEndTwice = false
        if let c1 = UTF8Bytes.c1(at: buffer.head, in: bytes) {
            // Those that begin nothing are dropped.
            _ = scanner.begin(c1: c1.code, as: bytes[buffer.head..<buffer.head + c1.length])
            buffer.advance(c1.length)
            return .nothing
        }
        if isKey(byte) {
            buffer.advance()
            return .event(.key(byte))
        }
        return text(in: bytes)
    }

    private func isKey(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == 0x7F || (byte < 0x80 && !joinsText)
    }

    /// The text at the head. What is not UTF-8 is left out.
    private mutating func text(in bytes: ArraySlice<UInt8>) -> Step {
        var text: [UInt8] = []
        var index = buffer.head
        scan: while index < buffer.readEnd, !isKey(bytes[index]), UTF8Bytes.c1(at: index, in: bytes) == nil {
            switch UTF8Bytes.length(at: index, in: bytes) {
            case .bytes(let count):
                text.append(contentsOf: bytes[index..<index + count])
                index += count
            case .none: index += 1
            case .incomplete: break scan
            }
        }
        guard index > buffer.head else { return .awaitsMore }
        buffer.advance(index - buffer.head)
        return text.isEmpty ? .nothing : .event(.text(String(decoding: text, as: UTF8.self)))
    }
}
