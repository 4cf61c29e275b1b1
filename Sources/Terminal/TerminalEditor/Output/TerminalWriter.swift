package import ParlanceSystem
import Synchronization

/// The one place that writes to the terminal, and the last step before it.
///
/// Every text is made harmless here (``Sanitizer``), and the only control sequences that leave are those of
/// `ControlSequence`. Each call is one write(2) where the system takes it at once, so no reader sees half a sequence.
///
/// A write to a pipe that nobody reads any more ends the process by SIGPIPE, unless the process ignores that signal. If
/// it does, the writer becomes closed (``isClosed``) and drops what comes later.
package final class TerminalWriter: Sendable {
    /// What the place that is written to can do.
    package let capabilities: TerminalCapabilities

    struct State {
        var encoder: StyleEncoder
        var end = TextEnd()
        /// What the text that is being streamed ended with.
        var pen = Pen()
        /// Why nothing can be written any more.
        var failure: SystemError?
        /// Of the answer that is being streamed.
        var sanitizer = Sanitizer()
        /// What of that answer is not written yet: see ``TerminalWriter/emit(_:endsText:with:drawsFoot:_:)``.
        var held = SanitizedText.empty
        var foot = Foot()
        var ownership = TerminalOwnership.ours
    }

    let destination: OutputDestination
    let state: Mutex<State>
    /// What tells the time.
    let now: @Sendable () -> ContinuousClock.Instant

    private init(
        _ destination: OutputDestination, _ capabilities: TerminalCapabilities, _ palette: Palette,
        now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
    ) {
        self.now = now
        self.destination = destination
        self.capabilities = capabilities
        var state = State(encoder: Self.encoder(palette, capabilities))
        // From here on, fewer columns are a window that gets narrower.
        if capabilities.movesCursor { state.end.resize(to: capabilities.columns()) }
        self.state = Mutex(state)
    }

    /// Makes a writer for an open file descriptor, which stays open when the writer goes.
    package convenience init(
        fileDescriptor: FileDescriptor, capabilities: TerminalCapabilities, palette: Palette = .standard
    ) {
        self.init(.fileDescriptor(fileDescriptor), capabilities, palette)
    }

    /// Makes a writer for a function that gets what would be written, one call for each write; for tests.
    package convenience init(
        capabilities: TerminalCapabilities = TerminalCapabilities(),
        palette: Palette = .standard,
        now: @escaping @Sendable () -> ContinuousClock.Instant = { .now },
        sink: @escaping @Sendable (String) -> Void
    ) {
        self.init(.sink(sink), capabilities, palette, now: now)
    }

    /// Whether nobody can read the output any more, so that later writes do nothing.
    package var isClosed: Bool { state.withLock { $0.failure != nil } }

    /// What was lost by more than a reader that went away, such as on a full disk: the system's words for it.
    package var lossReason: String? {
        guard let failure = state.withLock(\.failure), failure.code != .brokenPipe else { return nil }
        return failure.reason
    }

    /// Whether the next text begins a line.
    package var isAtLineStart: Bool { state.withLock { isAtLineStart($0) } }

    /// Changes how everything looks that is written from now on, and what stands below the text.
    package func use(_ palette: Palette) {
        let encoder = Self.encoder(palette, capabilities)
        state.withLock { state in
            state.encoder = encoder
            guard let shown = state.foot.shown, shown.size == size || shown.rest == .atText else { return }
            for index in shown.rows.indices { state.foot.shown?.rows[index].source = nil }
            noticeWidth(&state)
            refreshFoot(&state)
        }
    }

    private static func encoder(_ palette: Palette, _ capabilities: TerminalCapabilities) -> StyleEncoder {
        StyleEncoder(palette: palette, colorDepth: capabilities.colorDepth, showsLinks: capabilities.links != .none)
    }

    /// The parameters of a role as they stand in an escape sequence, such as `1;36`; empty where it looks like plain
    /// text. For the line editor, which writes its prompt itself.
    package func styleParameters(of role: TextStyle) -> String {
        state.withLock(\.encoder).parameters(role).map(String.init).joined(separator: ";")
    }

    /// Writes a whole text, and a line break unless the terminator says otherwise.
    ///
    /// - Parameter palette: How this text looks, if not like everything else.
    package func write(_ text: StyledText = StyledText(), terminator: String = "\n", palette: Palette? = nil) {
        let harmless = Self.harmless(text, terminator)
        let encoder = palette.map { Self.encoder($0, capabilities) }
        state.withLock { emit(harmless, endsText: true, with: encoder, &$0) }
    }

    /// Writes whole lines and changes the status below them, in one write.
    ///
    /// - Parameter status: The rows, and whose they are; those of a past owner change nothing.
    func write(_ text: StyledText, status: (rows: [StyledText], owner: Int)?) {
        let harmless = Self.harmless(text, "\n")
        state.withLock { state in
            if let status, status.owner == state.foot.statusOwner { state.foot.status = status.rows }
            emit(harmless, endsText: true, drawsFoot: true, &state)
        }
    }

    static func harmless(_ text: StyledText, _ terminator: String) -> SanitizedText {
        var sanitizer = Sanitizer()
        var harmless = sanitizer.feed(text)
        harmless.append(sanitizer.feed(StyledText(terminator)))
        harmless.append(sanitizer.end())
        return harmless
    }

    /// Adds a line break if the last text did not end with one.
    package func ensureLineStart() {
        state.withLock { state in
            if !isAtLineStart(state) { emit(.lineBreak, endsText: true, &state) }
        }
    }

    /// Begins a text that comes in chunks.
    package func beginAnswer() {
        state.withLock { $0.sanitizer = Sanitizer() }
    }

    /// Writes the next chunk. It may end anywhere; what is not decided yet (a CR before a LF) waits.
    package func stream(_ chunk: String, role: TextStyle = .plain) {
        stream(StyledText(chunk, role))
    }

    /// Writes the next chunk, in several roles.
    package func stream(_ chunk: StyledText) {
        state.withLock { state in
            let harmless: SanitizedText = state.sanitizer.feed(chunk)
            emit(harmless, endsText: false, &state)
        }
    }

    /// Ends a text that came in chunks and writes what was waiting. Adds no line break: see ``ensureLineStart()``.
    package func endAnswer() {
        state.withLock { state in
            emit(state.sanitizer.end(), endsText: true, &state)
        }
    }

    /// Puts text on the clipboard of the terminal's window, also over ssh, where the terminal allows it (OSC 52); it
    /// gives no answer. Does nothing where nobody looks.
    package func setClipboard(_ text: String) {
        guard capabilities.movesCursor else { return }
        state.withLock { send(TerminalText(.setClipboard(Array(text.utf8))), &$0) }
    }

    func send(_ output: TerminalText, _ state: inout State) {
        guard state.failure == nil, state.ownership != .ended, !output.isEmpty else { return }
        state.failure = destination.write(output)
    }
}
