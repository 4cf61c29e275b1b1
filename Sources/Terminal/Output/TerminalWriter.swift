import Glibc
import Synchronization

/// The one place that writes to the terminal, and the last step before it.
///
/// Every text is made harmless here (``Sanitizer``), and the only control sequences that leave are those of
/// `ControlSequence`. Each call is one write(2) where the system takes it at once, so no reader sees half a sequence.
///
/// A write to a pipe that nobody reads any more ends the process by SIGPIPE, unless the process ignores that signal. If
/// it does, the writer becomes closed (``isClosed``) and drops what comes later.
public final class TerminalWriter: Sendable {
    /// What the place that is written to can do.
    public let capabilities: TerminalCapabilities

    struct State {
        var end = TextEnd()
        /// Why nothing can be written any more, as `errno` has it.
        var failure: CInt?
        /// Of the answer that is being streamed.
        var sanitizer = Sanitizer()
        var statusOwner = 0
        /// What the status says; empty when there is none.
        var status = StyledText()
        /// How the status was drawn; `nil` while it cannot be seen.
        var shownStatus: StatusDrawing?
    }

    private let destination: OutputDestination
    let encoder: StyleEncoder
    let state = Mutex(State())

    private init(_ destination: OutputDestination, _ capabilities: TerminalCapabilities, _ palette: Palette) {
        self.destination = destination
        self.capabilities = capabilities
        encoder = StyleEncoder(palette: palette, colorDepth: capabilities.colorDepth)
    }

    /// Makes a writer for an open file descriptor, which stays open when the writer goes.
    public convenience init(
        fileDescriptor: CInt, capabilities: TerminalCapabilities, palette: Palette = .standard
    ) {
        self.init(.fileDescriptor(fileDescriptor), capabilities, palette)
    }

    /// Makes a writer for a function that gets what would be written, one call for each write; for tests.
    public convenience init(
        capabilities: TerminalCapabilities = TerminalCapabilities(),
        palette: Palette = .standard,
        sink: @escaping @Sendable (String) -> Void
    ) {
        self.init(.sink(sink), capabilities, palette)
    }

    /// Whether nobody can read the output any more, so that later writes do nothing.
    public var isClosed: Bool { state.withLock { $0.failure != nil } }

    /// What was lost by more than a reader that went away, such as on a full disk: the system's words for it.
    public var lossReason: String? {
        guard let failure = state.withLock(\.failure), failure != EPIPE else { return nil }
        return String(cString: strerror(failure))
    }

    /// Whether the next text begins a line.
    public var isAtLineStart: Bool { state.withLock(\.end.isAtLineStart) }

    /// Writes a whole text, and a line break unless the terminator says otherwise.
    public func write(_ text: StyledText = StyledText(), terminator: String = "\n") {
        var sanitizer = Sanitizer()
        var harmless = sanitizer.feed(text)
        harmless.append(sanitizer.feed(terminator) + sanitizer.finish())
        state.withLock { emit(harmless, &$0) }
    }

    /// Adds a line break if the last text did not end with one.
    public func ensureLineStart() {
        state.withLock { state in
            if !state.end.isAtLineStart { emit("\n", &state) }
        }
    }

    /// Begins a text that comes in chunks.
    public func beginAnswer() {
        state.withLock { $0.sanitizer = Sanitizer() }
    }

    /// Writes the next chunk. It may end anywhere; what is not decided yet (a CR before a LF) waits.
    public func stream(_ chunk: String, role: TextStyle = .plain) {
        stream(StyledText(chunk, role))
    }

    /// Writes the next chunk, in several roles.
    public func stream(_ chunk: StyledText) {
        state.withLock { state in
            emit(state.sanitizer.feed(chunk), &state)
        }
    }

    /// Ends a text that came in chunks and writes what was waiting. Adds no line break: see ``ensureLineStart()``.
    public func endAnswer() {
        state.withLock { state in
            emit(StyledText(state.sanitizer.finish()), &state)
        }
    }

    /// Puts text on the clipboard of the terminal's window, also over ssh, where the terminal allows it (OSC 52); it
    /// gives no answer. Does nothing where nobody looks.
    public func setClipboard(_ text: String) {
        guard capabilities.movesCursor else { return }
        state.withLock { send(ControlSequence.setClipboard(Array(text.utf8)).text, &$0) }
    }

    /// Writes harmless text. A status in its way is erased before it and drawn anew below it, in the same write.
    private func emit(_ text: StyledText, _ state: inout State) {
        guard !text.isEmpty else { return }
        let plain = text.description
        noticeWidth(&state)
        if state.shownStatus?.isClear(of: plain, after: state.end) ?? state.status.isEmpty {
            state.end.advance(over: plain)
            send(encoder.encode(text), &state)
        } else {
            let output = encode(text, takingAwayStatus: &state)
            state.end.advance(over: plain)
            send(synchronized(output + drawStatus(&state)), &state)
        }
    }

    func send(_ output: String, _ state: inout State) {
        guard state.failure == nil, !output.isEmpty else { return }
        state.failure = destination.write(output)
    }
}

extension Sanitizer {
    /// Makes the next runs of a text harmless.
    fileprivate mutating func feed(_ text: StyledText) -> StyledText {
        StyledText(text.spans.map { $0.with(feed($0.text)) })
    }
}
