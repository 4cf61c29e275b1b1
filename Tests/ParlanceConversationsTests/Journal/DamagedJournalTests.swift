import ChatTestSupport
import GatewayCore
import GatewayJSON
import TestSupport
import Testing

@testable import ParlanceConversations

/// Every prompt whose line can still be read is a turn of the tree, whatever stands around it.
@Suite("Damaged journals")
struct DamagedJournalTests {
    private static func line(_ record: JournalRecord) -> [UInt8] {
        Array((record.json(at: "2026-01-01T00:00:00Z").serialized() + "\n").utf8)
    }

    private func prompts(_ lines: [[UInt8]]) -> [String] {
        JournalReader(lines.flatMap { $0 }).tree.nodes.map(\.turn.prompt)
    }

    /// Five turns in a row.
    private static let plain: [JournalRecord] =
        [.session(id: "a", version: 2, created: "2026-01-01T00:00:00Z"), .settings(.make())]
        + (1...5).flatMap { turn -> [JournalRecord] in
            [
                .user(turn: turn, parent: turn - 1, text: "Prompt \(turn)"), .text(turn: turn, "Answer "),
                .text(turn: turn, "\(turn)"), .end(turn: turn, .make("")),
            ]
        }
    private static let all = (1...5).map { "Prompt \($0)" }

    private static func journal(replacing number: Int, _ change: (String) -> String) -> [[UInt8]] {
        plain.map { record in
            guard case .user(number, _, _, _, _, _, _, _) = record else { return line(record) }
            return Array(change(String(decoding: line(record), as: UTF8.self)).utf8)
        }
    }

    @Test(
        "A damaged number costs neither its own prompt nor the later ones",
        arguments: ["7", "92", "1", "2", "-3", "0", "3.5", "\"3\"", "null", "99999999999999999999"])
    func damagedNumber(number: String) {
        let lines = Self.journal(replacing: 3) { $0.replacing(#""turn":3"#, with: #""turn":\#(number)"#) }
        let reader = JournalReader(lines.flatMap { $0 })
        #expect(reader.tree.nodes.map(\.turn.prompt) == Self.all)
        #expect(reader.tree.nodes.map(\.parent) == [nil, 1, 2, 3, 4])
        #expect(reader.conversation.turns.map { $0.answer?.text } == (1...5).map { "Answer \($0)" })
    }

    @Test("A prompt without a number, or with a later parent, comes after the one before", arguments: [2, 3, 4])
    func damagedFields(number: Int) {
        let unnamed = Self.journal(replacing: number) { $0.replacing(#""turn":"#, with: #""tuRn":"#) }
        let parent = Self.journal(replacing: number) {
            $0.replacing(#""parent":\#(number - 1)"#, with: #""parent":\#(number + 1)"#)
        }
        for lines in [unnamed, parent] {
            let tree = JournalReader(lines.flatMap { $0 }).tree
            #expect(tree.nodes.map(\.turn.prompt) == Self.all)
            #expect(tree.path(to: tree.current) == [1, 2, 3, 4, 5])
        }
    }

    @Test("A line break that is damaged costs neither line", arguments: 0..<21)
    func joined(index: Int) {
        var lines = Self.plain.map(Self.line)
        lines[index][lines[index].count - 1] = UInt8(ascii: "J")
        let reader = JournalReader(lines.flatMap { $0 })
        #expect(reader.tree == JournalReader(Self.plain.flatMap(Self.line)).tree)
        #expect(reader.unreadableLines == [])
        let outline = lines.flatMap { $0 }.withUnsafeBufferPointer { JournalReader($0, isOutline: true) }
        #expect(outline.tree.nodes.map(\.turn.prompt) == Self.all)
    }

    @Test("Doubled lines, in a row or of the whole journal, make no second turn")
    func doubled() {
        let lines = Self.plain.map(Self.line)
        #expect(prompts(lines + lines) == Self.all)
        for index in lines.indices {
            var doubled = lines
            doubled.insert(lines[index], at: index)
            #expect(prompts(doubled) == Self.all)
        }
    }

    @Test("Lost lines leave a gap, which is as large as it was")
    func gap() {
        let lines = Self.plain.filter { record in
            if case .user(let turn, _, _, _, _, _, _, _) = record { return turn == 1 || turn == 5 }
            return true
        }
        let tree = JournalReader(lines.flatMap(Self.line)).tree
        #expect(tree.nodes.map(\.turn.prompt) == ["Prompt 1", "", "", "", "Prompt 5"])
        #expect(tree.nodes.map { $0.turn.answer?.text } == (1...5).map { "Answer \($0)" })
    }

    @Test("Of a file made to be large, nothing grows beyond its size")
    func hostileGap() {
        let tree = JournalReader(
            [.settings(.make()), .user(turn: 900_000, text: "x"), .text(turn: 900_000, "y")].flatMap(Self.line)
        ).tree
        #expect(tree.nodes.map(\.turn.prompt) == ["x"])
        #expect(tree.nodes.first?.turn.answer?.text == "y")
    }

    /// A session with branches: each turn follows a random earlier one.
    private func branched(_ random: inout SeededGenerator) -> [JournalRecord] {
        var records: [JournalRecord] = [
            .session(id: "a", version: 2, created: "2026-01-01T00:00:00Z"), .settings(.make()),
        ]
        for turn in 1...Int.random(in: 2...25, using: &random) {
            let parent =
                Int.random(in: 0..<4, using: &random) == 0 ? Int.random(in: 0..<turn, using: &random) : turn - 1
            records.append(.user(turn: turn, parent: parent, text: "Prompt number \(turn), the \(turn)th."))
            for piece in 0..<Int.random(in: 0...6, using: &random) {
                records.append(.text(turn: turn, "piece \(piece) "))
            }
            if Int.random(in: 0..<5, using: &random) > 0 { records.append(.end(turn: turn, .make(""))) }
            if Int.random(in: 0..<6, using: &random) == 0 {
                records.append(.go(turn: Int.random(in: 0...turn, using: &random)))
            }
        }
        return records
    }

    @Test("Whatever 20 damages do, no readable prompt is out of reach", arguments: 0..<300)
    func fuzz(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        var lines = branched(&random).map(Self.line)
        for _ in 0..<20 {
            guard let index = lines.indices.randomElement(using: &random) else { break }
            switch Int.random(in: 0..<5, using: &random) {
            case 0: lines.remove(at: index)
            case 1: lines.insert(lines[index], at: index)
            case 2: lines[index] = Array(lines[index].prefix(Int.random(in: 0...lines[index].count, using: &random)))
            default:
                guard let place = lines[index].indices.randomElement(using: &random) else { continue }
                lines[index][place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            }
        }
        let bytes = lines.flatMap { $0 }
        let tree = JournalReader(bytes).tree
        let found = Set(tree.nodes.map(\.turn.prompt))
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
            guard let json = try? JSONValue(parsing: line), json["type"] == "user", let text = json["text"]?.stringValue
            else { continue }
            #expect(found.contains(text))
        }
        // What is drawn is every turn.
        #expect(Set(tree.nodes.indices.map { $0 + 1 }) == Set(reachable(in: tree)))
    }

    private func reachable(in tree: ConversationTree) -> [Int] {
        var reached: [Int] = []
        var next = tree.children(of: nil)
        while let number = next.popLast() {
            reached.append(number)
            next += tree.children(of: number)
        }
        return reached
    }
}
