import GatewayCore
import GatewayJSON
import ParlanceSystem

/// Takes what was said out of a journal, mostly without reading its lines as JSON.
///
/// Nearly all lines of a journal are pieces of answers, a few letters each, behind the same words of JSON. Those are
/// compared with what the line before began with, and the letters go to the end of what was said so far. Lines that
/// this program wrote otherwise are taken apart where they stand; only what others wrote is read as any JSON.
struct JournalTextReader {
    private let journal: UnsafeBufferPointer<UInt8>
    private var copier: JSONStringCopier
    private var passages: [JournalText.Passage] = []
    /// Which passage each part of the text belongs to, and where it begins; no passage has what does not count any more.
    private var parts: [(passage: Int?, start: Int)] = []
    private var lead: (bytes: PieceLead, passage: Int)?
    private var models: [Int: Range<Int>] = [:]

    /// What was said, with a separator between two passages, where each stands, and where in the journal the models'
    /// names stand.
    static func read(
        _ journal: UnsafeBufferPointer<UInt8>
    ) -> (text: [UInt8], passages: [JournalText.Passage], models: [Int: Range<Int>]) {
        var passages: [JournalText.Passage] = []
        var models: [Int: Range<Int>] = [:]
        var parts: [(passage: Int?, start: Int)] = []
        // What a line stands for is shorter than the line.
        let capacity = journal.count + JSONStringCopier.slack + 1
        let text = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
            var reader = JournalTextReader(journal, to: buffer)
            reader.readLines()
            passages = reader.passages
            models = reader.models
            parts = reader.parts
            count = reader.copier.count
        }
        let ranges = parts.indices.map { index in
            parts[index].start..<(index + 1 < parts.count ? parts[index + 1].start - 1 : text.count)
        }
        guard parts.enumerated().allSatisfy({ $0.offset == $0.element.passage }) else {
            let sorted = sort(text, zip(parts.map(\.passage), ranges), passages)
            return (sorted.text, sorted.passages, models)
        }
        for (index, range) in ranges.enumerated() { passages[index].range = range }
        return (text, passages, models)
    }

    private init(_ journal: UnsafeBufferPointer<UInt8>, to buffer: UnsafeMutableBufferPointer<UInt8>) {
        self.journal = journal
        copier = JSONStringCopier(buffer)
    }

    /// Puts together what belongs together: answers that came at the same time lie among each other.
    private static func sort(
        _ text: [UInt8], _ parts: some Sequence<(Int?, Range<Int>)>, _ passages: [JournalText.Passage]
    ) -> (text: [UInt8], passages: [JournalText.Passage]) {
        var ranges = [[Range<Int>]](repeating: [], count: passages.count)
        for case (let passage?, let range) in parts { ranges[passage].append(range) }
        var passages = passages
        var sorted: [UInt8] = []
        sorted.reserveCapacity(text.count)
        for (index, ranges) in ranges.enumerated() {
            if index > 0 { sorted.append(JournalText.separator) }
            let start = sorted.count
            for range in ranges { sorted += text[range] }
            passages[index].range = start..<sorted.count
        }
        return (sorted, passages)
    }

    // MARK: Lines

    private mutating func readLines() {
        guard let base = journal.baseAddress else { return }
        var position = 0
        while position < journal.count {
            if let lead, position + PieceLead.room <= journal.count, lead.bytes.begins(base + position) {
                begin(lead.passage)
                let length = copier.count
                if let quote = copier.copy(journal, from: position + lead.bytes.count),
                    let end = PieceTail(journal, behind: quote)?.end, end < journal.count,
                    base[end] == UInt8(ascii: "\n")
                {
                    position = end + 1
                    continue
                }
                copier.truncate(to: length)
            }
            let end = journal.position(of: UInt8(ascii: "\n"), from: position) ?? journal.count
            read(UnsafeBufferPointer(start: base + position, count: end - position))
            position = end + 1
        }
    }

    private static let head = Array(#"{"type":""#.utf8)
    private static let mark = Array(#","text":""#.utf8)
    private static let markPattern = BytePattern(mark)
    private static let modelPattern = BytePattern(Array(#","model":""#.utf8))
    private static let titleMark = Array(#"title","text":""#.utf8)
    private static let textHead = Array(#"text","turn":"#.utf8)
    private static let userHead = Array(#"user","turn":"#.utf8)
    private static let endHead = Array(#"end","turn":"#.utf8)
    private static let rejectedHead = Array(#"rejected","turn":"#.utf8)
    private static let reasonedHead = Array(#"reasoned","turn":"#.utf8)

    private mutating func read(_ line: UnsafeBufferPointer<UInt8>) {
        guard !line.isEmpty else { return }
        guard line.has(Self.head, at: 0) else { return readAnyJSON(line) }
        let start = Self.head.count
        var isRead = true
        if line.has(Self.textHead, at: start) {
            isRead = parsePiece(line)
        } else if line.has(Self.userHead, at: start) {
            isRead = parsePrompt(line)
        } else if line.has(Self.titleMark, at: start) {
            isRead = parseText(line, from: start + Self.titleMark.count, 0, .title)
        } else if line.has(Self.endHead, at: start) {
            noteModel(line)
            isRead = Self.markPattern.firstIndex(in: line, from: start) == nil
        } else if line.has(Self.rejectedHead, at: start) || line.has(Self.reasonedHead, at: start) {
            isRead = false
        }
        if !isRead { readAnyJSON(line) }
    }

    /// Remembers where the name of the model stands that answered a turn.
    private mutating func noteModel(_ line: UnsafeBufferPointer<UInt8>) {
        guard let base = journal.baseAddress, let lineBase = line.baseAddress,
            let (turn, end) = line.number(at: Self.head.count + Self.endHead.count),
            let mark = Self.modelPattern.firstIndex(in: line, from: end)
        else { return }
        let name = mark + Self.modelPattern.bytes.count
        guard let quote = line[name...].firstIndex(of: UInt8(ascii: "\"")) else { return }
        let offset = base.distance(to: lineBase)
        models[turn] = offset + name..<offset + quote
    }

    private mutating func parsePiece(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let (turn, end) = line.number(at: Self.head.count + Self.textHead.count), line.has(Self.mark, at: end),
            parseText(line, from: end + Self.mark.count, turn, .model)
        else { return false }
        lead = parts.last?.passage.flatMap { passage in
            PieceLead(line, count: end + Self.mark.count).map { ($0, passage) }
        }
        return true
    }

    private mutating func parsePrompt(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
        // Within a string a quotation mark has a backslash before it, so this is the field.
        guard let (turn, end) = line.number(at: Self.head.count + Self.userHead.count),
            let text = Self.markPattern.firstIndex(in: line, from: end)
        else { return false }
        return parseText(line, from: text + Self.mark.count, turn, .person)
    }

    /// Takes the string that ends a line. What was cut by a crash is no record.
    private mutating func parseText(
        _ line: UnsafeBufferPointer<UInt8>, from start: Int, _ turn: Int, _ speaker: JournalText.Speaker
    ) -> Bool {
        let before = (passages.count, parts.count, copier.count)
        begin(passage(turn, speaker))
        if let quote = copier.copy(line, from: start), PieceTail(line, behind: quote)?.end == line.count { return true }
        passages.removeSubrange(before.0...)
        parts.removeSubrange(before.1...)
        copier.truncate(to: before.2)
        return false
    }

    private mutating func readAnyJSON(_ line: UnsafeBufferPointer<UInt8>) {
        guard let json = try? JSONValue(parsing: line), let record = JournalRecord(json: json) else { return }
        switch record {
        case .title(let text): append(text, 0, .title)
        case .user(let turn, _, let text, _, _, _, _, _): append(text, turn, .person)
        case .text(let turn, let text, _): append(text, turn, .model)
        case .end(let turn, let answer, isWhole: true):
            clear(passage(turn, .model))
            append(answer.text, turn, .model)
        case .rejected(let turn, _), .reasoned(let turn, _):
            // What missed the schema is no part of the answer, and neither is reasoning.
            clear(passage(turn, .model))
        case .end, .reasoning, .settings, .session, .go, .attachment, .profile, .unused: break
        }
    }

    // MARK: Passages

    /// The passage that a piece belongs to; most often the last.
    private mutating func passage(_ turn: Int, _ speaker: JournalText.Speaker) -> Int {
        if speaker == .model, let index = passages.lastIndex(where: { $0.turn == turn && $0.speaker == .model }) {
            return index
        }
        passages.append(JournalText.Passage(turn: turn, speaker: speaker))
        return passages.count - 1
    }

    /// What is added from now on belongs to a passage.
    @inline(__always)
    private mutating func begin(_ passage: Int) {
        guard parts.last?.passage != passage else { return }
        if !parts.isEmpty { copier.append(CollectionOfOne(JournalText.separator)) }
        parts.append((passage, copier.count))
    }

    private mutating func append(_ text: String, _ turn: Int, _ speaker: JournalText.Speaker) {
        begin(passage(turn, speaker))
        copier.append(text.utf8)
    }

    private mutating func clear(_ passage: Int) {
        for index in parts.indices where parts[index].passage == passage { parts[index].passage = nil }
    }
}
