import GatewayCore

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What was said in a session, straight from the bytes of its journal: made for looking through thousands of them.
///
/// Lines that this program wrote are taken apart where they stand. Only others are read as any JSON.
struct JournalText: Sendable {
    /// Who said something.
    enum Speaker: Sendable, Hashable {
        case title, person, model
    }

    /// One prompt, one answer, or one title.
    struct Passage: Sendable {
        var turn: Int
        var speaker: Speaker
        /// UTF-8, as it was said.
        var text: [UInt8]
    }

    /// In the order in which they began.
    private(set) var passages: [Passage] = []

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let base = bytes.baseAddress else { return }
        var start = 0
        while start < bytes.count {
            let found = memchr(base + start, Int32(UInt8(ascii: "\n")), bytes.count - start)
            let end = found.map { base.distance(to: $0.assumingMemoryBound(to: UInt8.self)) } ?? bytes.count
            read(UnsafeBufferPointer(start: base + start, count: end - start))
            start = end + 1
        }
    }

    /// What the session is called: what the person called it, else the beginning of the first prompt.
    var title: String {
        if let named = passages.last(where: { $0.speaker == .title && !$0.text.isEmpty }) {
            return String(decoding: named.text, as: UTF8.self)
        }
        let first = passages.first { $0.speaker == .person }
        return SessionTitle.make(from: String(decoding: first?.text.prefix(2_000) ?? [], as: UTF8.self))
    }

    // MARK: Lines

    private static let head = Array(#"{"type":""#.utf8)
    private static let mark = Array(#","text":""#.utf8)
    private static let markPattern = BytePattern(mark)
    private static let titleMark = Array(#"title","text":""#.utf8)
    private static let textHead = Array(#"text","turn":"#.utf8)
    private static let userHead = Array(#"user","turn":"#.utf8)
    private static let endHead = Array(#"end","turn":"#.utf8)
    private static let rejectedHead = Array(#"rejected","turn":"#.utf8)

    private mutating func read(_ line: UnsafeBufferPointer<UInt8>) {
        guard !line.isEmpty else { return }
        guard line.starts(Self.head, at: 0) else { return readAnyJSON(line) }
        let start = Self.head.count
        if line.starts(Self.textHead, at: start) {
            guard let (turn, end) = line.number(at: start + Self.textHead.count), line.starts(Self.mark, at: end) else {
                return readAnyJSON(line)
            }
            take(line, from: end + Self.mark.count, turn, .model)
        } else if line.starts(Self.userHead, at: start) {
            // Within a string a quotation mark has a backslash before it, so this is the field.
            guard let (turn, end) = line.number(at: start + Self.userHead.count),
                let text = Self.markPattern.firstIndex(in: line, from: end)
            else { return readAnyJSON(line) }
            take(line, from: text + Self.mark.count, turn, .person)
        } else if line.starts(Self.titleMark, at: start) {
            take(line, from: start + Self.titleMark.count, 0, .title)
        } else if line.starts(Self.endHead, at: start), Self.markPattern.firstIndex(in: line, from: start) != nil {
            readAnyJSON(line)
        } else if line.starts(Self.rejectedHead, at: start) {
            readAnyJSON(line)
        }
    }

    /// Takes the string that ends the line, but for the time of a piece.
    private mutating func take(_ line: UnsafeBufferPointer<UInt8>, from start: Int, _ turn: Int, _ speaker: Speaker) {
        // What was cut by a crash is no record.
        guard let end = line.endOfText, end >= start else { return }
        let index = passage(turn, speaker)
        passages[index].text.appendUnescaping(UnsafeBufferPointer(rebasing: line[start..<end]))
    }

    /// The passage that a piece belongs to; most often the last.
    private mutating func passage(_ turn: Int, _ speaker: Speaker) -> Int {
        if speaker == .model, let index = passages.lastIndex(where: { $0.turn == turn && $0.speaker == .model }) {
            return index
        }
        passages.append(Passage(turn: turn, speaker: speaker, text: []))
        return passages.count - 1
    }

    private mutating func readAnyJSON(_ line: UnsafeBufferPointer<UInt8>) {
        guard let json = try? JSONValue(parsing: line), let record = JournalRecord(json: json) else { return }
        switch record {
        case .title(let text): append(text, 0, .title)
        case .user(let turn, _, let text, _, _): append(text, turn, .person)
        case .text(let turn, let text, _): append(text, turn, .model)
        case .end(let turn, let answer, isWhole: true):
            let index = passage(turn, .model)
            passages[index].text = Array(answer.text.utf8)
        case .rejected(let turn, _):
            // What missed the schema is no part of the answer.
            let index = passage(turn, .model)
            passages[index].text = []
        case .end, .reasoning, .settings, .session, .go, .attachment, .unused: break
        }
    }

    private mutating func append(_ text: String, _ turn: Int, _ speaker: Speaker) {
        let index = passage(turn, speaker)
        passages[index].text += text.utf8
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether these bytes stand at a position.
    fileprivate func starts(_ bytes: [UInt8], at position: Int) -> Bool {
        guard let baseAddress, position + bytes.count <= count else { return false }
        return memcmp(baseAddress + position, bytes, bytes.count) == 0
    }

    /// Where the string ends after which nothing stands but the end of the object, or the time of a piece before it.
    fileprivate var endOfText: Int? {
        guard count > 1, self[count - 1] == UInt8(ascii: "}") else { return nil }
        var end = count - 2
        while end >= 0, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self[end]) { end -= 1 }
        let mark = Array(#","ms":"#.utf8)
        if end < count - 2, end >= mark.count, starts(mark, at: end + 1 - mark.count) { end -= mark.count }
        return end >= 0 && self[end] == UInt8(ascii: "\"") ? end : nil
    }

    /// A whole number of a sensible size, and where it ends.
    fileprivate func number(at position: Int) -> (value: Int, end: Int)? {
        var value = 0
        var end = position
        while end < count, end - position < 12, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self[end]) {
            value = value * 10 + Int(self[end] - UInt8(ascii: "0"))
            end += 1
        }
        return end > position ? (value, end) : nil
    }
}
