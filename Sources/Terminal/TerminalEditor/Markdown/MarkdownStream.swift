import TerminalMarkdown

/// Lays Markdown out for a terminal while it comes in. What has been given is never taken back.
///
/// ```swift
/// var stream = MarkdownStream(options: MarkdownOptions(width: capabilities.columns))
/// for chunk in answer { writer.stream(stream.feed(chunk)) }
/// writer.stream(stream.finish())
/// ```
///
/// Paragraphs come word by word, code as it is, without margin or wrapping so that it can be copied, and tables once
/// their columns' widths are known. The lines are the same however the text is cut. A line is as wide as the terminal
/// is when the line begins.
///
/// The text is not made harmless: ``TerminalWriter`` does that.
package struct MarkdownStream: Sendable {
    private var parser: MarkdownParser
    private var layout: MarkdownLayout
    private var accumulator = UTF8Accumulator()

    /// Starts at the beginning of a text.
    package init(options: MarkdownOptions) {
        parser = MarkdownParser(options.dialect)
        layout = MarkdownLayout(options: options)
    }

    /// Lays out the next part of the text, which may end anywhere.
    package mutating func feed(_ chunk: String) -> StyledText {
        layout.add(parser.feed(accumulator.finish() + chunk))
        return layout.drain()
    }

    /// Lays out the next bytes of the text, which may end within a character.
    package mutating func feed(_ bytes: some Collection<UInt8>) -> StyledText {
        layout.add(parser.feed(accumulator.feed(bytes)))
        return layout.drain()
    }

    /// Whether the text until now ends within a code block.
    package var isInCode: Bool { layout.isInCode }

    /// Breaks the line, so that a line which is no part of the text can be written. The text continues within its
    /// block.
    package mutating func leaveLine() -> StyledText {
        layout.wrapper.leaveLine()
        return layout.drain()
    }

    /// Ends the text, gives what was waiting, and is ready for another text.
    package mutating func finish() -> StyledText {
        layout.add(parser.feed(accumulator.finish()))
        layout.add(parser.finish())
        let rest = layout.drain()
        layout = MarkdownLayout(options: layout.options)
        return rest
    }
}
