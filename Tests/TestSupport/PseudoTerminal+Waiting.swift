import Synchronization

extension PseudoTerminal {
    /// Waits until the text occurs in the output after the last match, and moves behind it.
    ///
    /// The output is searched as it was written, escape sequences and all; use ``waitUntil(_:timeout:_:)`` for what a
    /// person sees.
    ///
    /// - Returns: The output between the last match and this one.
    /// - Throws: ``PseudoTerminalError`` when the time is over or the program has ended without it.
    @discardableResult
    package func waitFor(
        _ needle: String, in source: Source = .terminal, timeout: Duration? = nil
    ) async throws(PseudoTerminalError) -> String {
        let bytes = Array(needle.utf8)
        return try await wait(for: "\"\(needle)\" in the output", timeout: timeout) { io in
            io.state.withLock { $0.captured[source, default: CapturedOutput()].advance(bytes) }
        }
    }

    /// Waits until the screen fulfils a condition, which is looked at whenever output has arrived.
    ///
    /// - Parameter description: What is waited for, for the error: "the prompt on the last line".
    /// - Returns: The screen that fulfilled it.
    /// - Throws: ``PseudoTerminalError`` when the time is over or the program has ended without it.
    @discardableResult
    package func waitUntil(
        _ description: String, timeout: Duration? = nil, _ condition: @escaping @Sendable (VirtualScreen) -> Bool
    ) async throws(PseudoTerminalError) -> VirtualScreen {
        try await wait(for: description, timeout: timeout) { io in
            let screen = io.state.withLock { $0.screen }
            return condition(screen) ? screen : nil
        }
    }

    /// Waits until the program has ended and all it wrote has been read.
    ///
    /// - Throws: ``PseudoTerminalError`` when the time is over.
    @discardableResult
    package func waitForExit(timeout: Duration? = nil) async throws(PseudoTerminalError) -> ProgramExit {
        try await wait(for: "the program's end", timeout: timeout) { io in
            io.state.withLock { $0.isDrained ? $0.exitStatus : nil }
        }
    }

    private func wait<Value: Sendable>(
        for description: String, timeout: Duration?, _ attempt: @escaping @Sendable (ProgramIO) -> Value?
    ) async throws(PseudoTerminalError) -> Value {
        let limit = timeout ?? self.timeout
        switch await io.wait(atMost: limit, attempt) {
        case .success(let value): return value
        case .failure(let failure):
            let end: ProgramExit? = if case .ended(let status) = failure { status } else { nil }
            throw PseudoTerminalError(
                program: path, awaited: description, limit: limit, exitStatus: end, screen: screen, output: rawOutput)
        }
    }
}
