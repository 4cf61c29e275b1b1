import ChatTestSupport
import Foundation
import GatewayCore
import GatewayJSON
import TestSupport
import Testing

@testable import ParlanceConversations

/// Pieces, prompts and ends are read from their bytes. What becomes of a journal must not depend on that.
@Suite("Reading a journal fast")
struct JournalScannerTests {
    /// What a reader knows, to be compared as a whole.
    private struct Read: Equatable {
        var tree: ConversationTree
        var settings: SessionSettings?
        var version: Int
        var remembered: RememberedSettings
        var title: String?
        var head: [String]?
        var open: Set<Int>
        var unreadableLines: [Int]

        init(_ reader: JournalReader) {
            tree = reader.tree
            settings = reader.settings
            version = reader.version
            remembered = reader.remembered
            title = reader.title
            head = reader.head.map { [$0.id, $0.created] }
            open = reader.open
            unreadableLines = reader.unreadableLines
        }
    }

    /// The journal tells more than what was made of it.
    private func expectSame(
        _ read: Read, _ plain: Read, _ journal: Comment, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        if read != plain { Issue.record(journal, sourceLocation: sourceLocation) }
    }

    /// Reads each line as JSON, as the format's page has it.
    private static func plain(_ bytes: [UInt8]) -> Read {
        var reader = JournalReader()
        bytes.withUnsafeBufferPointer { bytes in
            for (index, line) in JournalLines(bytes).enumerated() where !line.isEmpty {
                if let json = try? JSONValue(parsing: line), json["type"]?.stringValue != nil {
                    if let record = JournalRecord(json: json) { reader.add(record) }
                    continue
                }
                let joined = JournalLines.joined(line)
                for json in joined.records { JournalRecord(json: json).map { reader.add($0) } }
                if !joined.isWhole { reader.skip(line: index + 1) }
            }
        }
        reader.end()
        return Read(reader)
    }

    /// Reads it in parts of so many bytes, each with what was left of the one before.
    private static func inParts(_ bytes: [UInt8], of size: Int, isOutline: Bool = false) -> Read {
        var scanner = JournalScanner(isOutline: isOutline)
        var rest: [UInt8] = []
        for start in stride(from: 0, through: bytes.count, by: size) {
            rest += bytes[start..<min(start + size, bytes.count)]
            let isEnd = start + size > bytes.count
            let count = rest.withUnsafeBufferPointer { scanner.scan($0, isEnd: isEnd) }
            rest.removeFirst(count)
        }
        return Read(scanner.finish())
    }

    /// Lines as other programs and other versions write them, and as damage leaves them.
    private static let foreign = [
        #"{"type":"text","turn":1,"text":"\ud83d\ude00 \u00e9\/","ms":3}"#,
        #"{"type":"text","turn":1,"text":"\ud83d","ms":3}"#, #"{"type":"text","turn":1,"text":"\ude00\ud83dx","ms":3}"#,
        #"{"type":"text","turn":1,"text":"\ud83d\ud83d\ude00"}"#, #"{"type":"text","turn":1,"text":"\x","ms":3}"#,
        #"{"type":"text","turn":1,"text":"\u+12f","ms":3}"#, #"{"type":"text","turn":1,"text":"\u12","ms":3}"#,
        #"{"type":"text","turn":1,"text":"\ud83dxde00","ms":3}"#, #"{"type":"text","turn":1,"text":"\ud83d\nde00"}"#,
        #"{"type":"text","turn":1,"text":"a","ms":007}"#, #"{"type":"text","turn":1,"text":"a","ms":}"#,
        #"{"type":"text","turn":1,"text":"a","ms":1234567}"#, #"{"type":"text","turn":1,"text":"a","ms":12345678}"#,
        #"{"type":"text","turn":1,"text":"a","ms":1234567890123}"#,
        #"{"type":"text","turn":1,"text":"a","ms":99999999999999999999}"#,
        #"{"type":"text","turn":1,"text":"a","ms":-5}"#, #"{"type":"text","turn":1,"text":"a","ms":1.5}"#,
        #"{"type":"text","turn":1,"text":"a","ms":5,"more":1}"#, #"{"type":"text","turn":01,"text":"a","ms":5}"#,
        #"{"type":"text","turn":1,"text":"a", "ms":5}"#, #"{"type":"text","turn":1,"text":"a","ms":5} "#,
        "{\"type\":\"text\",\"turn\":1,\"text\":\"a\",\"ms\":5}\r", #"{"type":"text","turn":1,"text":""}"#,
        #"{"type":"text","turn":1,"text":"","ms":2}"#, #"{"type":"text","turn":1,"text":"a"#,
        #"{"type":"text","turn":1,"text":"}"#, #"{"type":"reasoning","turn":2,"text":"","ms":5}"#,
        #"{"text":"late","turn":1,"type":"text"}"#, #"{"type":"text","turn":123456789012,"text":"a"}"#,
        #"{"type":"text","turn":1,"text":"a","text":"b"}"#, #"{"type":"unheard","turn":1,"text":"a"}"#,
        #"{"type":"user","turn":2,"text":"no time"}"#, #"{"type":"user","turn":2,"time":"","text":"no parent"}"#,
        #"{"type":"user","turn":2,"parent":7,"time":"","temperature":1e-05,"text":"odd"}"#,
        #"{"type":"user","turn":0,"time":"","text":"zero"}"#, #"{"type":"user","turn":2,"time":"","text":"\x"}"#,
        #"{"type":"end","turn":1,"time":"","status":"odd","model":"openai:gpt-4o"}"#,
        #"{"type":"end","turn":1,"time":"","status":"complete","model":"nobody"}"#,
        #"{"type":"end","turn":1,"time":"","status":"complete","model":"a:b","usage":{}}"#,
        #"{"type":"end","turn":1,"time":"","status":"complete","model":"a:b","usage":{,"total_tokens":5}}"#,
        #"{"type":"end","turn":1,"time":"","status":"complete","model":"a:b","usage":{"completion_tokens":5}}"#,
        #"{"type":"end","turn":1,"time":"","status":"complete","model":"a:b","usage":{"prompt_tokens":"5"}}"#,
        #"{"type":"end","turn":1,"time":"","status":"complete","model":"a:b","usage":{"prompt_tokens":4000000000}}"#,
        #"{"type":"end","turn":1,"time":"","status":"complete","model":"a:b","finish_reason":"odd","seconds":2}"#,
        #"{"type":"end","turn":1,"time":"","status":"complete","model":"a:b","seconds":01.5}"#,
        #"{"type":"end","turn":1,"time":"","status":"complete","model":"a:b","seconds":1.}"#,
        #"{"type":"end","turn":1,"time":"","status":"complete","model":"a:b","seconds":0.1234567890123456789}"#,
        #"{"type":"end","turn":1,"time":"","status":"complete","model":"a:b","seconds":12345678901.5}"#,
        #"{"type":"end","turn":1,"time":"","status":"complete","model":"a:b","copy_of":0}"#,
        #"{"type":"settings","model":"odd"}"#, #"{"type":"settings","model":"a:b","max_tokens":-1}"#,
        #"{"type":"settings","model":"a:b","schema":{"type":"object"}}"#,
        #"{"type":"session","version":1,"id":"x","created":"then"}"#, #"{"type":"session","version":2,"id":"x"}"#,
        #"{"type":"session","version":3.0,"id":"x","created":""}"#, "", "no JSON", "{", "null", "[]",
    ].map { Array($0.utf8) }

    private static let texts = [
        "", "a", "word ", "\n", "\"quoted\"", "back\\slash", "ß é", "日本", "😀", "\u{1}\u{7F}\u{85}", "\t", "\u{2028}",
        "longer than eight bytes, ", String(repeating: "very long ", count: 40),
        "x\u{301}", "\u{301}", "}", ",\"ms\":5}",
    ]

    /// A journal of a random talk, on several branches, of one or several models.
    private static func journal(_ generator: inout SeededGenerator) -> [[UInt8]] {
        func random(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &generator) }
        func text() -> String { texts[random(texts.count)] }
        func answer() -> Answer {
            var answer = Answer.make(
                text(), model: random(2) == 0 ? .gpt4o : .mistralLarge,
                status: random(3) == 0 ? .interrupted : .complete,
                finishReason: random(3) == 0 ? nil : FinishReason(.stop),
                usage: random(2) == 0 ? nil : .make(random(5_000), random(5_000)))
            if random(2) == 0 { answer = answer.counted(random(99), random(99)) }
            if random(3) == 0 {
                answer.timing = AnswerTiming(
                    firstToken: random(2) == 0 ? nil : .milliseconds(random(999)), total: .nanoseconds(random(1 << 40)))
            }
            if random(5) == 0 { answer.baseURL = "http://127.0.0.1:8080" }
            if random(9) == 0 { answer.original = 1 + random(2) }
            return answer
        }
        var records: [JournalRecord] = [.session(id: "a", version: 1 + random(2), created: "2026-01-01T00:00:00Z")]
        records.append(
            .settings(.make(profile: random(2) == 0 ? nil : "work", temperature: random(2) == 0 ? nil : 0.7)))
        for turn in 1...(1 + random(4)) {
            records.append(
                .user(
                    turn: random(12) == 0 ? turn + 2 : turn, parent: random(3) == 0 ? nil : random(turn), text: text(),
                    model: random(3) == 0 ? .mistralLarge : nil, temperature: random(4) == 0 ? 0.25 : nil,
                    continued: random(4) == 0 && turn > 1 ? random(turn) : nil))
            if random(5) == 0 {
                records.append(.attachment(turn: turn, .init(name: "f", content: .text("x", language: ""))))
            }
            var time = random(300)
            for _ in 0..<random(12) {
                time += random(40) - 3
                let milliseconds = random(9) == 0 ? nil : max(0, time)
                let turn = random(8) == 0 ? 1 + random(turn) : turn
                records.append(
                    random(5) == 0
                        ? .reasoning(turn: turn, text(), milliseconds: milliseconds)
                        : .text(turn: turn, text(), milliseconds: milliseconds))
                if random(20) == 0 { records.append(.reasoned(turn: turn, bytes: random(30))) }
            }
            switch random(6) {
            case 0: records.append(.rejected(turn: turn, answer()))
            case 1: records.append(.end(turn: turn, answer(), isWhole: true))
            case 2: records.append(.unused(turn: turn, answer()))
            case 3: break
            default: records.append(.end(turn: turn, answer()))
            }
            if random(6) == 0 { records.append(.title(text())) }
            if random(6) == 0 { records.append(.go(turn: random(turn + 1))) }
        }
        return records.map { Array($0.json(at: "2026-01-01T00:00:00Z").serialized().utf8) }
    }

    /// The outline as the lines make it, each on its own.
    private static func plainOutline(_ bytes: [UInt8]) -> Read {
        var reader = JournalReader()
        var answered: Int?
        bytes.withUnsafeBufferPointer { bytes in
            for (index, line) in JournalLines(bytes).enumerated() where !line.isEmpty {
                if let piece = piece(Array(line)) {
                    guard piece.turn != answered else { continue }
                    reader.noteAnswer(of: piece.turn, hasText: !piece.isEmpty)
                    if !piece.isEmpty { answered = piece.turn }
                    continue
                }
                answered = nil
                if let json = try? JSONValue(parsing: line), json["type"]?.stringValue != nil {
                    JournalRecord(json: json).map { reader.add($0) }
                    continue
                }
                let joined = JournalLines.joined(line)
                for json in joined.records { JournalRecord(json: json).map { reader.add($0) } }
                if !joined.isWhole { reader.skip(line: index + 1) }
            }
        }
        reader.end()
        return Read(reader)
    }

    /// The turn of a line that begins and ends as a piece does, whatever is between.
    private static func piece(_ line: [UInt8]) -> (turn: Int, isEmpty: Bool)? {
        let heads = ["text", "reasoning"].map { Array(#"{"type":"\#($0)","turn":"#.utf8) }
        guard let head = heads.first(where: line.starts), line.last == UInt8(ascii: "}") else { return nil }
        func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
        var end = line.dropLast()
        let time = end.reversed().prefix(while: isDigit).count
        if time > 0 {
            end = end.dropLast(time)
            let mark = Array(#","ms":"#.utf8)
            guard end.reversed().starts(with: mark.reversed()) else { return nil }
            end = end.dropLast(mark.count)
        }
        let number = line[head.count...].prefix(while: isDigit)
        let mark = Array(#","text":""#.utf8)
        guard end.last == UInt8(ascii: "\""), let turn = Int(String(decoding: number, as: UTF8.self)), turn > 0,
            line[number.endIndex...].starts(with: mark)
        else { return nil }
        return (turn, end.count - 1 == number.endIndex + mark.count)
    }

    private static func outline(_ bytes: [UInt8]) -> Read {
        Read(bytes.withUnsafeBufferPointer { JournalReader($0, isOutline: true) })
    }

    @Test("An outline is that of its lines", arguments: 0..<40)
    func outline(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        func random(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &generator) }
        for _ in 0..<10 {
            var lines = Self.journal(&generator)
            for _ in 0..<random(4) {
                lines.insert(Self.foreign[random(Self.foreign.count)], at: random(lines.count + 1))
            }
            let bytes = Self.joined(lines + [[]])
            expectSame(Self.outline(bytes), Self.plainOutline(bytes), "\(String(decoding: bytes, as: UTF8.self))")
        }
    }

    @Test("An outline of a damaged journal is that of its lines, in one part or in many", arguments: 0..<60)
    func damagedOutline(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        for _ in 0..<10 {
            let bytes = Self.damaged(Self.joined(Self.journal(&generator) + [[]]), &generator)
            let plain = Self.plainOutline(bytes)
            expectSame(Self.outline(bytes), plain, "\(String(decoding: bytes, as: UTF8.self))")
            let size = Int.random(in: 1...300, using: &generator)
            #expect(Self.inParts(bytes, of: size, isOutline: true) == plain)
        }
    }

    @Test("The end of a piece is seen at any place of a word, after a time of any length", arguments: 0..<20)
    func pieceEnds(length: Int) {
        let lead = #"{"type":"text","turn":1,"text":""#
        for text in [String(repeating: "a", count: length), String(repeating: "é", count: length)] {
            for time in ["", #","ms":5"#, #","ms":1234567"#, #","ms":12345678"#, #","ms":"#, #","mz":5"#, "9", #""9"#] {
                for end in ["}", "}\r", "]", "}}", ""] {
                    let line = Array((lead + text + "\"" + time + end).utf8)
                    let ends = line.withUnsafeBufferPointer { PieceLineEnd.text(in: $0) } != nil
                    #expect(ends == (Self.piece(line) != nil))
                    let lines = line + Array("\n\(lead)more\"}\n".utf8)
                    let found = lines.withUnsafeBufferPointer { PieceLineEnd.line(in: $0, from: lead.utf8.count) }
                    // Of a long time is known that it may be one.
                    #expect(found == (ends && !time.hasSuffix("12345678") ? line.count : nil))
                }
            }
        }
    }

    /// A journal on a bad disk.
    private static func damaged(_ journal: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
        func random(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &generator) }
        let ruins: [[UInt8]] = [
            Array("\"}\n".utf8), [0xFF], [0x80], [0xE6, 0x97], [0xF0, 0x9F], [0xA5], [0x5C], [0x0A], [0x0D, 0x0A],
            Array("\"".utf8), Array(#"\ud83d"#.utf8), Array("0".utf8), Array(" ".utf8), Array(#","ms":1"#.utf8), [],
            [0x01],
        ]
        var bytes = journal
        for _ in 0..<(1 + random(8)) {
            let start = random(bytes.count)
            let ruin = ruins[random(ruins.count)]
            bytes.replaceSubrange(start..<min(bytes.count, start + random(4)), with: ruin)
        }
        return bytes
    }

    private static func joined(_ lines: [[UInt8]]) -> [UInt8] { Array(lines.joined(separator: [0x0A])) }

    @Test("A journal is read as if each line was any JSON, in one part or in many", arguments: 0..<60)
    func whole(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        for _ in 0..<10 {
            let bytes = Self.joined(Self.journal(&generator) + [[]])
            let plain = Self.plain(bytes)
            expectSame(Read(JournalReader(bytes)), plain, "\(String(decoding: bytes, as: UTF8.self))")
            for size in [1, 7, 100, 1_000] { #expect(Self.inParts(bytes, of: size) == plain) }
        }
    }

    @Test("Lines of others, among those of this program, are read alike", arguments: foreign.indices)
    func foreignLine(index: Int) {
        var generator = SeededGenerator(seed: UInt64(index))
        func random(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &generator) }
        let piece = Array(#"{"type":"text","turn":1,"text":"piece","ms":9}"#.utf8)
        for isFollowed in [true, false] {
            let lines = [Array(#"{"type":"user","turn":1,"parent":0,"time":"","text":"x"}"#.utf8), piece, piece]
            let bytes = Self.joined(lines + [Self.foreign[index]] + (isFollowed ? [piece, piece, []] : []))
            #expect(Read(JournalReader(bytes)) == Self.plain(bytes))
        }
        for _ in 0..<20 {
            var lines = Self.journal(&generator)
            for _ in 0...random(3) { lines.insert(Self.foreign[index], at: random(lines.count + 1)) }
            let bytes = Self.joined(lines)
            expectSame(Read(JournalReader(bytes)), Self.plain(bytes), "\(String(decoding: bytes, as: UTF8.self))")
        }
    }

    @Test("Damage is read alike", arguments: 0..<60)
    func damage(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        func random(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &generator) }
        for _ in 0..<25 {
            let bytes = Self.damaged(Self.joined(Self.journal(&generator) + [[]]), &generator)
            let plain = Self.plain(bytes)
            expectSame(Read(JournalReader(bytes)), plain, "\(String(decoding: bytes, as: UTF8.self))")
            #expect(Self.inParts(bytes, of: 1 + random(300)) == plain)
        }
    }

    @Test(
        "A character that is cut between two pieces is no character",
        arguments: [
            ([[0xE6, 0x97, 0xA5], [0x61]], "日a"), ([[0xE6, 0x97], [0xA5, 0x61]], "\u{FFFD}\u{FFFD}a"),
            ([[0x61, 0xF0, 0x9F], [0x61], [0x98, 0x80]], "a\u{FFFD}a\u{FFFD}\u{FFFD}"),
        ] as [([[UInt8]], String)])
    func cutCharacter(pieces: [[UInt8]], text: String) {
        let prompt = Array(#"{"type":"user","turn":1,"parent":0,"time":"","text":"x"}"#.utf8)
        let (head, tail) = (Array(#"{"type":"text","turn":1,"text":""#.utf8), Array(#"","ms":1}"#.utf8))
        var lines: [[UInt8]] = [prompt, head + [0x78] + tail]
        for piece in pieces { lines.append(head + piece + tail) }
        let bytes = Self.joined(lines + [[]])
        #expect(JournalReader(bytes).conversation.turns.first?.answer?.text == "x" + text)
        #expect(Read(JournalReader(bytes)) == Self.plain(bytes))
    }

    @Test("Two threads read a file like one, cut anywhere", arguments: 0..<20)
    func twoThreads(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let folder = try TemporaryDirectory()
        let path = folder.path + "/a.jsonl"
        for _ in 0..<5 {
            var lines: [[UInt8]] = []
            for _ in 0..<4 { lines += Self.journal(&generator) }
            let bytes = Self.damaged(Self.joined(lines + [[]]), &generator)
            try Data(bytes).write(to: URL(fileURLWithPath: path))
            let (file, _) = try #require(SessionFile(path: path, modified: 0).openJournal())
            let size = Int.random(in: 1...2_000, using: &generator)
            let result = try #require(SessionFile.readOnTwoThreads(file, partSize: size))
            expectSame(try Read(#require(result)), Self.plain(bytes), "\(String(decoding: bytes, as: UTF8.self))")
        }
    }

    @Test("A file is read like its bytes, whatever the length of its lines")
    func file() throws {
        let folder = try TemporaryDirectory()
        let store = SessionStore.make(in: folder)
        var lines: [JournalRecord] = [
            .settings(.make()), .user(turn: 1, text: String(repeating: "long ", count: 200_000)),
        ]
        for index in 0..<30_000 { lines.append(.text(turn: 1, Self.texts[index % 15], milliseconds: index)) }
        lines += [.end(turn: 1, .make("")), .user(turn: 2, text: String(repeating: "ß", count: 1_400_000))]
        let path = try store.write(lines, to: "a")
        let file = SessionFile(path: path, modified: 0)
        let bytes = try #require(file.contents())
        #expect(try Read(#require(file.read())) == Self.plain(bytes))
        let outline = bytes.withUnsafeBufferPointer { JournalReader($0, isOutline: true) }
        #expect(try Read(#require(file.read(isOutline: true))) == Read(outline))
        #expect(outline.tree.turns.map(\.prompt) == JournalReader(bytes).tree.turns.map(\.prompt))
        #expect(SessionFile(path: path + ".gone", modified: 0).read() == nil)
    }
}
