import GatewayCore
import Terminal

/// One prompt, one answer: the program as a part of a pipe.
public struct OneShot: Sendable {
    /// How the answer is written.
    public enum Form: Sendable {
        /// The text, as it comes.
        case text
        /// One JSON object, when the answer is complete.
        case json
    }

    private let answers: TerminalWriter
    private let notices: TerminalWriter
    private let form: Form
    private let isStreaming: Bool
    private let model: CatalogueModel?
    private let stopwatch: Stopwatch

    /// - Parameters:
    ///   - answers: Standard output; nothing but the answer goes there.
    ///   - notices: Standard error.
    ///   - model: What is known of the session's model: its prices.
    public init(
        answers: TerminalWriter, notices: TerminalWriter, form: Form, isStreaming: Bool, model: CatalogueModel? = nil,
        stopwatch: Stopwatch = .system
    ) {
        self.stopwatch = stopwatch
        self.answers = answers
        self.notices = notices
        self.form = form
        self.isStreaming = isStreaming
        self.model = model
    }

    /// Asks, and writes the answer. Cancelling the task stops it; what came is kept.
    public func run(
        _ prompt: String, attachments: [PromptAttachment] = [], in session: inout Session
    ) async -> ProgramExit {
        let (turn, problem) = session.begin(prompt, attachments: attachments)
        if let problem { notices.write(.warning(problem.message)) }
        let presenter =
            form == .text ? AnswerPresenter(writer: answers, display: AnswerDisplay(), model: model) : nil
        let answer = await TurnRunner(
            presenter: presenter, isStreaming: isStreaming && form == .text, stopwatch: stopwatch
        ).run(turn)
        do throws(JournalError) {
            try session.end(turn, with: answer)
        } catch {
            notices.write(.warning(error.message))
        }

        if form == .json, answer.status == .complete {
            answers.write(StyledText(AnswerJSON(answer, request: turn.request).text))
        }
        if let reason = answers.lossReason {
            notices.write("\("parlance: ", .error)Standard output cannot be written: \(reason).")
            return .failed
        }
        // Whoever stopped reading has what was wanted.
        if answers.isClosed { return .answered }
        if let failure = answer.failure {
            notices.write("\("parlance: ", .error)\(failure.message)")
            return ProgramExit(failure)
        }
        if answer.status == .complete, answer.text.isEmpty { notices.write(.warning("The answer is empty.")) }
        if let ending = AnswerSummary.ending(answer.finishReason) {
            notices.write(.warning(ending))
        }
        return answer.status == .interrupted ? .interrupted : .answered
    }
}
