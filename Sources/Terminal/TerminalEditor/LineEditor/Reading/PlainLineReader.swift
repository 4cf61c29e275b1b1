package import ParlanceSystem

/// Reads lines without editing: from a pipe or a file, or on a terminal that can do nothing else (`TERM=dumb`).
///
/// It never writes an escape, keeps no history, and passes a line on as it came, except for its line break. A line that
/// is longer than ``InputLimit`` ends the reading, with a sentence.
package final class PlainLineReader: LineReader {
    private let mailbox = ReadMailbox()

    /// Reads from a file descriptor, which stays the caller's to close.
    ///
    /// The text of each prompt is written to `promptOutput` if there is one.
    package convenience init(input: FileDescriptor = .standardInput, promptOutput: FileDescriptor? = nil) {
        self.init(input: input, promptOutput: promptOutput, limit: InputLimit.bytes)
    }

    /// - Parameter limit: The most bytes of a line.
    init(input: FileDescriptor, promptOutput: FileDescriptor?, limit: Int) {
        let mailbox = mailbox
        let hasStarted = DetachedThread.start {
            Self.run(mailbox: mailbox, input: input, promptOutput: promptOutput, limit: limit)
        }
        if !hasStarted { mailbox.end() }
    }

    deinit { mailbox.requestClose() }

    /// Reads a line, without aids.
    package func readLine(_ prompt: LinePrompt, aids: LineAids) async -> LineInput {
        aids.shown?()
        return await mailbox.read(prompt, aids: LineAids())
    }

    /// Does nothing: there is no history.
    package func remember(_ line: String) async {}

    /// Ends reading.
    package func close() async { await mailbox.close() }

    private static func run(
        mailbox: ReadMailbox, input: FileDescriptor, promptOutput: FileDescriptor?, limit: Int
    ) {
        var splitter = LineSplitter(limit: limit)
        var hasEnded = false
        while !mailbox.isClosing {
            guard let request = mailbox.consumeRequest() else {
                _ = InputPoll.wait(for: nil, wakeUps: mailbox.wakeUps)
                continue
            }
            if let promptOutput, case .line(let prompt, _) = request.kind { write(prompt, to: promptOutput) }
            let answer = read(from: input, into: &splitter, hasEnded: &hasEnded, mailbox: mailbox)
            if splitter.isTooLong {
                // What is longer may have no end.
                (splitter, hasEnded) = (LineSplitter(limit: limit), true)
                let size = limit >> 20 > 0 ? "\(limit >> 20) MiB" : "\(limit) bytes"
                let words =
                    "The line is longer than the limit of \(size); nothing after it is read either. "
                    + "Attach a file instead (/attach FILE).\n"
                _ = OutputDestination.fileDescriptor(promptOutput ?? .standardError).write(
                    TerminalText(cleaning: words))
            }
            mailbox.answer(answer)
        }
        mailbox.end()
    }

    private static func read(
        from input: FileDescriptor, into splitter: inout LineSplitter, hasEnded: inout Bool, mailbox: ReadMailbox
    ) -> LineInput {
        var buffer = [UInt8](repeating: 0, count: 65536)
        while true {
            if mailbox.isClosing { return .endOfInput }
            if mailbox.isCurrentCancelled { return .interrupted }
            if let line = splitter.next() { return .line(SubmittedLine(line)) }
            if splitter.isTooLong { return .endOfInput }
            if hasEnded { return splitter.last().map { .line(SubmittedLine($0)) } ?? .endOfInput }
            guard InputPoll.wait(for: input, wakeUps: mailbox.wakeUps) == .input else { continue }
            switch InputPoll.read(input, into: &buffer) {
            case .bytes(let count): splitter.append(buffer[..<count])
            case .nothing: continue
            case .end: hasEnded = true
            }
        }
    }

    private static func write(_ prompt: LinePrompt, to output: FileDescriptor) {
        _ = OutputDestination.fileDescriptor(output).write(TerminalText(cleaningLine: prompt.text))
    }
}
