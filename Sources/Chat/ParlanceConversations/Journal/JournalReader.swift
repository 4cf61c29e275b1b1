import GatewayCore
import GatewayJSON

/// Puts a session together from the lines of its journal.
package struct JournalReader {
    /// What was said.
    package private(set) var tree = ConversationTree()
    /// The last settings; `nil` in a journal that was cut right at its start.
    package private(set) var settings: SessionSettings?
    /// The version of the format; 1 where the first line cannot be read.
    private(set) var version = 1
    /// What each model was last asked with.
    private(set) var remembered = RememberedSettings()
    /// What the person calls the session; `nil` where nothing was said.
    package private(set) var title: String?
    /// The session's name and the time of its beginning; `nil` where the first line cannot be read.
    package private(set) var head: (id: String, created: String)?
    /// The turns whose answers have not ended.
    private(set) var open: Set<Int> = []
    /// The numbers of lines that could not be read, from 1. They are skipped, not changed.
    package private(set) var unreadableLines: [Int] = []

    /// The most prompts in a row that are taken for lost lines. A damaged number must not become a gap of its size.
    private static let greatestGap = 10_000

    /// Turns that were asked of another model than the session's.
    private var models: [Int: ModelID] = [:]
    /// Turns whose prompts were lost. One that turns up later takes its place.
    private var lost: Set<Int> = []
    /// A prompt whose number leaves a gap, until the next line tells whether lines are missing or the number is wrong.
    private var held: Prompt?
    /// Whether a line since the last prompt could not be read, which may have been another one.
    private var followsDamage = false

    /// The current branch.
    package var conversation: Conversation { tree.conversation }

    /// A journal of which no line was read.
    init() {}

    /// Reads a journal whole.
    package init(_ bytes: [UInt8]) {
        self = bytes.withUnsafeBufferPointer { JournalReader($0) }
    }

    /// Reads a journal.
    ///
    /// - Parameter isOutline: Whether it is enough to know that something was answered, not what: that is a small part
    ///   of the work.
    init(_ bytes: UnsafeBufferPointer<UInt8>, isOutline: Bool = false) {
        var scanner = JournalScanner(isOutline: isOutline)
        _ = scanner.scan(bytes, isEnd: true)
        self = scanner.finish()
    }

    // MARK: Lines

    /// There are no more lines.
    mutating func end() { settle(by: nil) }

    /// A line cannot be read.
    mutating func skip(line number: Int) {
        unreadableLines.append(number)
        followsDamage = true
    }

    /// A piece of an answer was written, whatever is in it.
    mutating func noteAnswer(of turn: Int, hasText: Bool) {
        settle(by: turn)
        // A piece without a letter is no text, but an answer that has begun.
        withAnswer(of: turn) { if hasText { $0.text = "…" } }
    }

    /// Adds what lines say.
    mutating func add(_ step: JournalStep) {
        switch step {
        case .record(let record): add(record)
        case .pieces(let pieces): add(pieces)
        case .damage(let line): skip(line: line)
        }
    }

    private mutating func add(_ pieces: JournalPieces) {
        var rest = pieces
        while !hasBegun(rest.turn) {
            let (first, others) = rest.split()
            add(first)
            guard let others else { return }
            rest = others
        }
        withAnswer(of: rest.turn) { answer in
            if rest.isReasoning { answer.add(.reasoning(rest.text)) } else { answer.add(rest.text, in: rest.ends) }
        }
    }

    /// Whether more pieces of this turn's answer would be added to it, and change nothing else.
    private func hasBegun(_ turn: Int) -> Bool {
        held == nil && tree.contains(turn) && tree.nodes[turn - 1].turn.answer != nil
    }

    mutating func add(_ record: JournalRecord) {
        if let turn = record.answeredTurn { settle(by: turn) }
        switch record {
        case .session(let id, let version, let created):
            self.version = version
            head = head ?? (id, created)
        case .settings(let settings):
            self.settings = settings
            remembered.remember(settings)
        case .title(let title):
            self.title = title.isEmpty ? nil : title
        case .user(
            let number, let parent, let text, let model, let temperature, let effort, let summarized, let continued):
            var turn = Turn(
                prompt: text, temperature: temperature, effort: effort, summarized: summarized, continued: continued)
            if model == nil { turn.profile = settings?.profile }
            add(Prompt(number: number, parent: parent, turn: turn, model: model))
        case .profile(let turn, let name):
            tree.update(turn) { $0.profile = name }
        case .attachment(let turn, let attachment):
            tree.update(turn) { $0.attachments.append(attachment) }
        case .text(let turn, let text, let milliseconds):
            withAnswer(of: turn) { $0.add(.text(text), at: milliseconds) }
        case .reasoning(let turn, let text, let milliseconds):
            withAnswer(of: turn) { $0.add(.reasoning(text), at: milliseconds) }
        case .reasoned(let turn, let bytes):
            withAnswer(of: turn) { $0.moveToReasoning(bytes) }
        case .end(let turn, let end, let isWhole):
            open.remove(turn)
            withAnswer(of: turn) { answer in
                let pieces = answer
                answer = end
                if isWhole { answer.beginnings = pieces.beginnings } else { answer.appendText(of: pieces) }
            }
        case .rejected(let turn, let end):
            withAnswer(of: turn) { answer in
                let pieces = answer
                answer = end
                answer.appendText(of: pieces)
            }
            reject(turn)
        case .unused(let turn, let answer):
            tree.update(turn) { $0.unused.append(answer) }
        case .go(let turn):
            if turn == held?.number { settle(by: turn) }
            tree.move(to: turn == 0 ? nil : turn)
        }
    }

    /// Adds a prompt. Turns are numbered as they are written, so any other number than the next one is a sign of damage.
    private mutating func add(_ prompt: Prompt) {
        settle(by: prompt.number)
        let count = tree.nodes.count
        if prompt.number > count + 1 {
            held = prompt
        } else if lost.remove(prompt.number) != nil {
            tree.update(prompt.number) { $0 = $0.with(prompt.turn) }
            models[prompt.number] = prompt.model
        } else if prompt.number == count + 1 || tree[prompt.number]?.prompt != prompt.turn.prompt {
            // The number of another turn is damage. The words are no less worth: they come next.
            append(prompt)
        }
    }

    /// Finds out what the gap before a held prompt means: missing lines where the next line names the same turn, and
    /// a wrong number where it names an earlier one.
    private mutating func settle(by turn: Int?) {
        guard let prompt = held else { return }
        held = nil
        if turn == prompt.number, prompt.number - tree.nodes.count <= Self.greatestGap {
            while tree.nodes.count < prompt.number - 1 {
                tree.append(Turn(prompt: ""), after: tree.nodes.count)
                lost.insert(tree.nodes.count)
            }
        }
        append(prompt)
    }

    /// The turn to which a part of an answer belongs. The answer to a lost prompt is no less worth; pieces of another
    /// turn that is not there belong to the one that is being answered, as their number is damaged.
    private mutating func place(of turn: Int) -> Int {
        let last = tree.nodes.count
        guard !tree.contains(turn) else { return turn }
        let mayBeLost = turn == last + 1 && (followsDamage || !open.contains(last))
        guard mayBeLost else { return open.contains(last) ? last : turn }
        followsDamage = false
        tree.append(Turn(prompt: ""), after: last)
        lost.insert(turn)
        open.insert(turn)
        return turn
    }

    private mutating func append(_ prompt: Prompt) {
        let before = tree.nodes.count
        let parent = prompt.parent.flatMap { $0 <= before ? $0 : nil } ?? before
        let number = tree.append(prompt.turn, after: parent)
        followsDamage = false
        models[number] = prompt.model
        open.insert(number)
    }

    /// The answer so far was not the last one.
    private mutating func reject(_ number: Int) {
        tree.update(number) { turn in
            if let answer = turn.answer { turn.rejected.append(answer) }
            turn.answer = nil
        }
    }

    /// Changes the answer of a turn, which begins as an interrupted one of the model that was asked.
    private mutating func withAnswer(of named: Int, _ change: (inout Answer) -> Void) {
        let number = place(of: named)
        // Where the line that names the model cannot be read, its words are no less worth.
        let model = models[number] ?? settings?.model ?? ModelID(provider: "unknown", model: "unknown")
        let begun = tree.contains(number) ? begunAnswer(of: number) : nil
        tree.update(number) { turn in
            var answer = turn.answer ?? Answer(model: model, continuing: begun)
            turn.answer = nil
            change(&answer)
            turn.answer = answer
        }
    }

    /// The answer that the one of a turn goes on with, before anything of it has come.
    private func begunAnswer(of number: Int) -> Answer? {
        guard let continued = tree.nodes[number - 1].turn.continued else { return nil }
        let turn = tree.nodes[number - 1].turn
        return turn.answer == nil && turn.rejected.isEmpty ? tree[continued]?.answer : nil
    }
}

/// What a person said, as a journal has it.
private struct Prompt {
    /// The number that stands in its line; 0 where none can be read.
    var number: Int
    var parent: Int?
    var turn: Turn
    var model: ModelID?
}

extension JournalRecord {
    /// The turn that a part of an answer, or what goes with a prompt, names.
    fileprivate var answeredTurn: Int? {
        switch self {
        case .profile(let turn, _), .attachment(let turn, _), .text(let turn, _, _), .reasoning(let turn, _, _),
            .end(let turn, _, _), .rejected(let turn, _), .unused(let turn, _), .reasoned(let turn, _):
            turn
        case .session, .settings, .title, .user, .go: nil
        }
    }
}

extension Turn {
    /// This turn with the prompt of another one; its answer stays.
    fileprivate func with(_ prompt: Turn) -> Turn {
        var turn = self
        turn.prompt = prompt.prompt
        turn.temperature = prompt.temperature
        turn.effort = prompt.effort
        turn.profile = prompt.profile
        turn.summarized = prompt.summarized
        turn.continued = prompt.continued
        return turn
    }
}

extension Answer {
    /// An answer of which nothing has come, and which continues another one.
    fileprivate init(model: ModelID, continuing other: Answer?) {
        self.init(model: model)
        beginnings = other?.asBeginnings ?? []
    }
}
