import GatewayCore

/// Puts a session together from the lines of its journal.
struct JournalReader {
    /// What was said.
    private(set) var tree = ConversationTree()
    /// The last settings; `nil` in a journal that was cut right at its start.
    private(set) var settings: SessionSettings?
    /// The version of the format; 1 where the first line cannot be read.
    private(set) var version = 1
    /// What each model was last asked with.
    private(set) var remembered: [ModelID: SessionSettings] = [:]
    /// What the person calls the session; `nil` where nothing was said.
    private(set) var title: String?
    /// The session's name and the time of its beginning; `nil` where the first line cannot be read.
    private(set) var head: (id: String, created: String)?
    /// The turns whose answers have not ended.
    private(set) var open: Set<Int> = []
    /// The numbers of lines that could not be read, from 1. They are skipped, not changed.
    private(set) var unreadableLines: [Int] = []

    /// A turn takes more than one byte, so a greater number is damage, which must not become a gap of that size.
    private let greatestTurn: Int
    /// Turns that were asked of another model than the session's.
    private var models: [Int: ModelID] = [:]

    /// The current branch.
    var conversation: Conversation { tree.conversation }

    /// Reads a journal whole.
    init(_ bytes: [UInt8]) {
        self = bytes.withUnsafeBufferPointer { JournalReader($0) }
    }

    /// Reads a journal.
    ///
    /// - Parameter isOutline: Whether it is enough to know that something was answered, not what: that is a small part
    ///   of the work.
    init(_ bytes: UnsafeBufferPointer<UInt8>, isOutline: Bool = false) {
        greatestTurn = bytes.count
        var number = 0
        var answered: Int?
        for line in JournalLines(bytes) {
            number += 1
            guard !line.isEmpty else { continue }
            if isOutline, let piece = JournalLines.piece(line) {
                if piece.turn != answered {
                    // A piece without a letter is no text, but an answer that has begun.
                    withAnswer(of: piece.turn) { if !piece.isEmpty { $0.text = "…" } }
                    if !piece.isEmpty { answered = piece.turn }
                }
            } else if let json = try? JSONValue(parsing: line), json["type"]?.stringValue != nil {
                if let record = JournalRecord(json: json) { add(record) }
                answered = nil
            } else {
                unreadableLines.append(number)
            }
        }
    }

    private mutating func add(_ record: JournalRecord) {
        switch record {
        case .session(let id, let version, let created):
            self.version = version
            head = head ?? (id, created)
        case .settings(let settings):
            self.settings = settings
            remembered[settings.model] = settings
        case .title(let title):
            self.title = title.isEmpty ? nil : title
        case .user(let turn, let parent, let text, let model, let temperature, let summarized):
            guard turn <= greatestTurn else { return }
            // Turns are numbered as they are written; a gap means lines that could not be read.
            while tree.nodes.count < turn - 1 {
                tree.append(Turn(prompt: ""), after: tree.nodes.count)
            }
            guard tree.nodes.count == turn - 1 else { return }
            tree.append(
                Turn(prompt: text, temperature: temperature, summarized: summarized), after: parent ?? turn - 1)
            models[turn] = model
            open.insert(turn)
        case .attachment(let turn, let attachment):
            tree.update(turn) { $0.attachments.append(attachment) }
        case .text(let turn, let text, let milliseconds):
            withAnswer(of: turn) { $0.add(.text(text), at: milliseconds) }
        case .reasoning(let turn, let text, let milliseconds):
            withAnswer(of: turn) { $0.add(.reasoning(text), at: milliseconds) }
        case .end(let turn, let end, let isWhole):
            open.remove(turn)
            withAnswer(of: turn) { answer in
                let pieces = answer
                answer = end
                if !isWhole { answer.takeText(of: pieces) }
            }
        case .rejected(let turn, let end):
            withAnswer(of: turn) { answer in
                let pieces = answer
                answer = end
                answer.takeText(of: pieces)
            }
            reject(turn)
        case .unused(let turn, let answer):
            tree.update(turn) { $0.unused.append(answer) }
        case .go(let turn):
            tree.move(to: turn == 0 ? nil : turn)
        }
    }

    /// The answer so far was not the last one.
    private mutating func reject(_ number: Int) {
        tree.update(number) { turn in
            if let answer = turn.answer { turn.rejected.append(answer) }
            turn.answer = nil
        }
    }

    /// Changes the answer of a turn, which begins as an interrupted one of the model that was asked.
    private mutating func withAnswer(of number: Int, _ change: (inout Answer) -> Void) {
        // Where the line that names the model cannot be read, its words are no less worth.
        let model = models[number] ?? settings?.model ?? ModelID(provider: "unknown", model: "unknown")
        tree.update(number) { turn in
            var answer = turn.answer ?? Answer(model: model)
            turn.answer = nil
            change(&answer)
            turn.answer = answer
        }
    }
}
