package import TerminalEditor

/// `parlance render`: shows Markdown while it comes in.
package struct RenderTool: Sendable {
    private let options: MarkdownOptions
    private let output: TerminalWriter

    /// A tool that writes to standard output.
    package init(options: MarkdownOptions, output: TerminalWriter) {
        self.options = options
        self.output = output
    }

    /// Shows what is read, as soon as it is certain how it looks.
    ///
    /// - Parameter read: Gives the next bytes, which may end within a character; none at the end.
    package func run(reading read: () -> [UInt8]) {
        var stream = MarkdownStream(options: options)
        output.beginAnswer()
        while !output.isClosed {
            let bytes = read()
            guard !bytes.isEmpty else { break }
            output.stream(stream.feed(bytes))
        }
        output.stream(stream.finish())
        output.endAnswer()
        output.ensureLineStart()
    }
}
