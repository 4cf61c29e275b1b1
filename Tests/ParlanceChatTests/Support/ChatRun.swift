import ChatTestSupport
import GatewayCore
import TerminalEditor

@testable import ParlanceChat
@testable import ParlanceConversations

/// A chat with a person who types a script, run to its end.
struct ChatRun {
    /// What stood on the screen in the end: prompts, what was typed, answers and notices.
    let screen: String
    /// The person.
    let reader: ScriptedLineReader

    /// Runs a chat.
    ///
    /// - Parameters:
    ///   - inputs: What the person does at each prompt; leaves after the last.
    ///   - screen: Where everything appears.
    ///   - answers: Where answers go, if not to the screen.
    ///   - background: What the terminal says of its background; `nil`: nothing.
    ///   - hasDrafts: Whether the person types at an editor.
    ///   - pastes: What marks in drafts stand for.
    ///   - parkedDrafts: The lines for which a draft was set aside.
    ///   - picks: What the person does with each list; by default none can be drawn.
    ///   - secrets: What is typed unseen.
    ///   - unconfirmed: The model that the chat was started with, where that is not known.
    ///   - drafts: Drafts that earlier runs have left.
    ///   - typist: What the person does while answers stream.
    ///   - readPDF: What makes the text of a PDF file; by default the program that does.
    ///   - book: Where calls are booked.
    ///   - environment: The variables that paths are expanded with.
    ///   - stopwatch: What the times of answers are taken with; by default no time passes.
    init(
        _ inputs: [LineInput],
        session: Session,
        factory: LLMGatewayFactory = .make(),
        screen: OutputRecorder = OutputRecorder(),
        notices: TerminalWriter? = nil,
        answers: TerminalWriter? = nil,
        interrupts: ScriptedInterrupts = ScriptedInterrupts(),
        history: InputHistory? = nil,
        isStreaming: Bool = true,
        stopwatch: Stopwatch = .frozen,
        background: RGB? = nil,
        hasDrafts: Bool = true,
        pastes: [FoldedPaste] = [],
        parkedDrafts: Set<String> = [],
        picks: [PickResult] = [],
        secrets: [String] = [],
        unconfirmed: UnconfirmedModel? = nil,
        drafts: [String] = [],
        typist: LiveTypist? = nil,
        readPDF: AttachmentReader.PDFReader? = nil,
        book: CallBook? = nil,
        environment: [String: String] = [:]
    ) async {
        reader = ScriptedLineReader(
            inputs, screen: screen, background: background, hasDrafts: hasDrafts, pastes: pastes,
            parkedDrafts: parkedDrafts, picks: picks, secrets: secrets, typist: typist)
        let notices = notices ?? .make(for: screen)
        var chat = Chat(
            session: session, factory: factory, reader: reader, answers: answers ?? notices, notices: notices,
            signals: interrupts, history: history, book: book, environment: environment, isStreaming: isStreaming,
            unconfirmed: unconfirmed, stopwatch: stopwatch, readPDF: readPDF ?? AttachmentReader.pdftotext)
        await chat.offer(drafts)
        await chat.run()
        self.screen = screen.text
    }
}
