import GatewayCore

/// Puts a session together from the lines of its journal.
struct JournalReader {
    /// What was said.
    private(set) var conversation = Conversation()
    /// The last settings; `nil` in a journal that was cut right at its start.
    private(set) var settings: SessionSettings?
    /// The version of the format; 1 where the first line cannot be read.
    private(set) var version = 1
    /// When the session began, in ISO 8601.
    private(set) var created: String?
    /// The numbers of lines that could not be read, from 1. They are skipped, not changed.
    private(set) var unreadableLines: [Int] = []

    /// A turn takes more than one byte, so a greater number is damage, which must not become a gap of that size.
    private let greatestTurn: Int

    init(_ bytes: [UInt8]) {
        greatestTurn = bytes.count
        var number = 0
        for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            number += 1
            guard !line.isEmpty else { continue }
            if let json = try? JSONValue(parsing: line), json["type"]?.stringValue != nil {
                if let record = JournalRecord(json: json) { add(record) }
            } else {
                unreadableLines.append(number)
            }
        }
    }

    private mutating func add(_ record: JournalRecord) {
        switch record {
        case .session(_, let version, let created):
            self.version = version
            // A later line of this kind only tells of a newer version.
            self.created = self.created ?? created
        case .settings(let settings):
            self.settings = settings
        case .user(let turn, let text):
            guard turn <= greatestTurn else { return }
            // Turns are numbered as they are written; a gap means lines that could not be read.
            while conversation.turns.count < turn - 1 {
                conversation.turns.append(Turn(prompt: ""))
            }
            if conversation.turns.count == turn - 1 {
                conversation.turns.append(Turn(prompt: text))
            }
        case .attachment(let turn, let attachment):
            guard conversation.turns.indices.contains(turn - 1) else { return }
            conversation.turns[turn - 1].attachments.append(attachment)
        case .text(let turn, let text):
            withAnswer(of: turn) { $0.text += text }
        case .reasoning(let turn, let text):
            withAnswer(of: turn) { $0.reasoning += text }
        case .end(let turn, let end):
            withAnswer(of: turn) { answer in
                answer.model = end.model
                answer.status = end.status
                answer.finishReason = end.finishReason
                answer.usage = end.usage
                answer.estimate = end.estimate
                answer.timing = end.timing
            }
        }
    }

    /// Changes the answer of a turn, which begins as an interrupted one of the model that was asked.
    private mutating func withAnswer(of turn: Int, _ change: (inout Answer) -> Void) {
        guard conversation.turns.indices.contains(turn - 1), let model = settings?.model else { return }
        var answer = conversation.turns[turn - 1].answer ?? Answer(model: model)
        change(&answer)
        conversation.turns[turn - 1].answer = answer
    }
}
