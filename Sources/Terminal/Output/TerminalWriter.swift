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

    private struct State {
        var encoder: StyleEncoder
        var isAtLineStart = true
        /// Why nothing can be written any more, as `errno` has it.
        var failure: CInt?
        /// Of the answer that is being streamed.
        var sanitizer = Sanitizer()
        var statusOwner = 0
        var isStatusVisible = false
    }

    private let destination: OutputDestination
    private let state: Mutex<State>

    private init(_ destination: OutputDestination, _ capabilities: TerminalCapabilities, _ palette: Palette) {
        self.destination = destination
        self.capabilities = capabilities
        state = Mutex(State(encoder: StyleEncoder(palette: palette, colorDepth: capabilities.colorDepth)))
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
    public var isAtLineStart: Bool { state.withLock(\.isAtLineStart) }

    /// Changes how everything looks that is written from now on.
    public func use(_ palette: Palette) {
        let encoder = StyleEncoder(palette: palette, colorDepth: capabilities.colorDepth)
        state.withLock { $0.encoder = encoder }
    }

    /// The parameters of a role as they stand in an escape sequence, such as `1;36`; empty where it looks like plain
    /// text. For the line editor, which writes its prompt itself.
    public func styleParameters(of role: TextStyle) -> String {
        state.withLock(\.encoder).parameters(role).map(String.init).joined(separator: ";")
    }

    /// Writes a whole text, and a line break unless the terminator says otherwise.
    ///
    /// - Parameter palette: How this text looks, if not like everything else.
    public func write(_ text: StyledText = StyledText(), terminator: String = "\n", palette: Palette? = nil) {
        let encoder =
            palette.map { StyleEncoder(palette: $0, colorDepth: capabilities.colorDepth) }
            ?? state.withLock(\.encoder)
        var sanitizer = Sanitizer()
        var output = ""
        for span in text.spans {
            encoder.append(
                sanitizer.feed(span.text), role: span.role, attributes: span.attributes, to: &output)
        }
        output += sanitizer.feed(terminator) + sanitizer.finish()
        state.withLock { emit(output, &$0) }
    }

    /// Adds a line break if the last text did not end with one.
    public func ensureLineStart() {
        state.withLock { state in
            if !state.isAtLineStart { emit("\n", &state) }
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
            var output = ""
            for span in chunk.spans {
                state.encoder.append(
                    state.sanitizer.feed(span.text), role: span.role, attributes: span.attributes, to: &output)
            }
            emit(output, &state)
        }
    }

    /// Ends a text that came in chunks and writes what was waiting. Adds no line break: see ``ensureLineStart()``.
    public func endAnswer() {
        state.withLock { state in
            emit(state.sanitizer.finish(), &state)
        }
    }

    private func emit(_ output: String, _ state: inout State) {
        guard !output.isEmpty else { return }
        var erasure = ""
        if state.isStatusVisible {
            erasure = ControlSequence.carriageReturn.text + ControlSequence.eraseToEndOfLine.text
            state.isStatusVisible = false
        }
        state.isAtLineStart = output.utf8.last == UInt8(ascii: "\n")
        send(erasure + output, &state)
    }

    private func send(_ output: String, _ state: inout State) {
        guard state.failure == nil else { return }
        state.failure = destination.write(output)
    }
}

// The status line: text that lives at the start of a line until something else is written.
extension TerminalWriter {
    /// Takes the status line over; what the owner before showed is erased.
    func beginStatus() -> Int {
        state.withLock { state in
            eraseStatus(&state)
            state.statusOwner += 1
            return state.statusOwner
        }
    }

    /// Shows a status in place of the one before. Does nothing for a past owner, within a line of text, or where the
    /// cursor cannot be moved. The text must fit the line.
    func showStatus(_ text: StyledText, owner: Int) {
        guard capabilities.movesCursor else { return }
        state.withLock { state in
            guard state.statusOwner == owner, state.isAtLineStart else { return }
            var output = ControlSequence.carriageReturn.text
            for span in text.cleanedLine.spans {
                state.encoder.append(span.text, role: span.role, to: &output)
            }
            state.isStatusVisible = true
            send(output + ControlSequence.eraseToEndOfLine.text, &state)
        }
    }

    /// Erases the status and takes the right to show one from its owner.
    func endStatus(owner: Int) {
        state.withLock { state in
            guard state.statusOwner == owner else { return }
            state.statusOwner += 1
            eraseStatus(&state)
        }
    }

    private func eraseStatus(_ state: inout State) {
        guard state.isStatusVisible else { return }
        state.isStatusVisible = false
        send(ControlSequence.carriageReturn.text + ControlSequence.eraseToEndOfLine.text, &state)
    }
}
