import TerminalEditor
import TestSupport

/// An answer that streams: chunks cut anywhere, whole lines, spinners and status rows, as fast or slow as they come.
final class FuzzAnswer: Sendable {
    private static let chunks =
        WildKeys.texts + [
            "a word ", "words that fill some of a row, ", "\n", "\n\n", "\r\n", "\r", "\t", "\u{1B}[31m", "\u{1B}[2J",
            "\u{7}", String(repeating: "0123456789", count: 30), String(repeating: "漢字", count: 40),
        ]
    private static let pauses = [0, 0, 0, 1, 5, 20, 60]

    private let task: Task<Void, Never>

    init(on writer: TerminalWriter, seed: UInt64) {
        task = Task {
            var random = SeededGenerator(seed: seed)
            var (spinner, status): (Spinner?, StatusLine?) = (nil, nil)
            writer.beginAnswer()
            while !Task.isCancelled {
                switch random.number(1...100) {
                case ...70: writer.stream(random.pick(Self.chunks), role: random.pick([.plain, .accent, .dim]))
                case ...78:
                    writer.endAnswer()
                    if random.chance(50) { writer.ensureLineStart() }
                    writer.write(StyledText(random.pick(Self.chunks), .error))
                    writer.beginAnswer()
                case ...84: spinner = spinner == nil ? Spinner("waiting for 漢字", on: writer) : nil
                case ...90: status = status == nil ? StatusLine(on: writer, after: .zero, content: Self.status) : nil
                case ...92: writer.use(.standard)
                case ...94: writer.setClipboard("copied")
                case ...96: for _ in 0..<60 { writer.stream(random.pick(Self.chunks)) }
                default: writer.ensureLineStart()
                }
                try? await Task.sleep(for: .milliseconds(random.pick(Self.pauses)))
            }
            spinner?.stop()
            await status?.end()
            writer.endAnswer()
            writer.ensureLineStart()
        }
    }

    /// Ends it, and returns once it has.
    func stop() async {
        task.cancel()
        await task.value
    }

    @Sendable private static func status(_ moment: StatusLine.Moment) -> StyledText {
        StyledText("\(moment.number) tokens · 漢", .dim)
    }
}
