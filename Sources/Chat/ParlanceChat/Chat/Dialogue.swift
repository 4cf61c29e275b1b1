import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// What is said to the person beside the answers, and what the person is asked.
struct Dialogue: Sendable {
    /// Where lines come from.
    private(set) var reader: any LineReader
    /// Where sentences go: the terminal, or a record of what a command says while an answer streams.
    private(set) var writer: any TextOutput
    /// The terminal, for what moves on it and for its clipboard.
    let terminal: TerminalWriter

    /// What was said of files that cannot be written.
    private var told: Set<FileError> = []

    init(reader: any LineReader, writer: TerminalWriter) {
        self.reader = reader
        self.writer = writer
        terminal = writer
    }

    /// The same with a record in place of the screen, and another reader: nothing of it is seen by itself.
    func recorded(in record: TextRecord, reader: any LineReader) -> Dialogue {
        var dialogue = self
        dialogue.writer = record
        dialogue.reader = reader
        return dialogue
    }

    /// The width to lay text out for.
    var columns: Int {
        writer.capabilities.columns()
    }

    /// A record for what a command says that is shown at the foot, where a row leaves the last cell free.
    var record: TextRecord {
        var capabilities = terminal.capabilities
        let columns = capabilities.columns
        capabilities.columns = { max(1, columns() - 1) }
        return TextRecord(for: capabilities)
    }

    // MARK: Saying

    /// Says a sentence, broken between words where a terminal would break within one.
    func say(_ sentence: StyledText) {
        writer.say(sentence)
    }

    /// Says what is wrong with a file, once: a disk stays full for a while.
    mutating func warnOnce(_ problem: FileError?) {
        guard let problem, told.insert(problem).inserted else { return }
        say(.warning(problem.message))
    }

    // MARK: Asking

    /// Asks a question.
    ///
    /// - Returns: `nil` when the person does not want to answer.
    func ask(_ question: String) async -> SubmittedLine? {
        guard case .line(let answer) = await readAnswer(to: question) else { return nil }
        return answer
    }

    /// Asks a question whose answer is no unless it is yes.
    ///
    /// - Parameter absent: The answer where nobody is there.
    func agrees(_ question: String, absent: Bool = false) async -> Bool {
        switch await readAnswer(to: question) {
        case .line(let answer): ["y", "yes"].contains(answer.text.trimmingWhitespace().lowercased())
        case .interrupted: false
        case .endOfInput: absent
        }
    }

    /// Asks a question that can be answered with yes or no, or left with Ctrl-C.
    ///
    /// Anything else is no answer: the question is asked again.
    ///
    /// - Parameters:
    ///   - assumed: What Enter alone means.
    ///   - agreeing: Words that mean yes as well, in lower case.
    ///   - isOther: Whether a line is meant for something else, and leaves the question.
    /// - Returns: `nil` when the person leaves it, or nobody is there.
    func answer(
        to question: String, assumed: Bool, agreeing: Set<String> = [],
        unless isOther: (SubmittedLine) -> Bool = { _ in false }
    ) async -> Bool? {
        while case .line(let answer) = await readAnswer(to: question) {
            switch answer.text.trimmingWhitespace().lowercased() {
            case "": return assumed
            case "y", "yes": return true
            case let word where agreeing.contains(word): return true
            case "n", "no": return false
            case _ where isOther(answer): return nil
            default: say("Answer y or n.")
            }
        }
        return nil
    }

    private func readAnswer(to question: String) async -> LineInput {
        await reader.readLine(LinePrompt(question, isQuestion: true))
    }
}
