import GatewayCore
import GatewayJSON
import ParlanceAnswers
import ParlanceConversations
import Synchronization
import TerminalEditor

/// The last answer of a session as a recording of a terminal
/// (asciicast v2, https://docs.asciinema.org/manual/asciicast/v2/).
///
/// The text comes as it came. Where its times are not known, as in journals of older versions, the words are spread evenly
/// over the time that the answer took, after the time to its first; where no time is known at all they come at a constant
/// speed.
struct AsciicastExport: Sendable {
    /// The file: a header, then an event a line.
    let text: String

    private static let columns = 80
    private static let rows = 24
    /// Words a second, where no time is known.
    private static let defaultSpeed = 20.0
    private static let defaultWait = 0.5

    /// `nil` when nothing was answered.
    init?(_ session: ExportedSession, colors: ExportColors) {
        guard let turn = session.lastAnswered, let answer = turn.answer else { return nil }
        let header: JSONValue = [
            "version": 2, "width": .integer(Self.columns), "height": .integer(Self.rows),
            "title": .string(session.title), "env": ["TERM": "xterm-256color"], "theme": Self.theme(colors.scheme),
        ]
        var lines = [header.serialized()]
        func add(_ output: String, at time: Double) {
            guard !output.isEmpty else { return }
            let event: JSONValue = [.number(time), "o", .string(output.replacing("\n", with: "\r\n"))]
            lines.append(event.serialized())
        }
        let screen = RecordedScreen(columns: Self.columns, palette: Palette(colors.scheme))
        screen.writer.write("\(answer.model.model + " ›", .accent) \(turn.isSummary ? Turn.summaryLabel : turn.prompt)")
        add(screen.drain(), at: 0)

        let (pieces, end) = Self.pieces(of: answer)
        var layout = AnswerLayout(AnswerDisplay(), isJSON: false, on: screen.writer.capabilities)
        screen.writer.beginAnswer()
        for piece in pieces {
            screen.writer.stream(layout.feed(piece.text))
            add(screen.drain(), at: Self.rounded(piece.time))
        }
        screen.writer.stream(layout.finish())
        screen.writer.endAnswer()
        screen.writer.ensureLineStart()
        screen.writer.write(.dim(answer.figures))
        add(screen.drain(), at: Self.rounded(end))
        text = lines.joined(separator: "\n") + "\n"
    }

    /// What comes when, and when the answer has ended, in seconds.
    private static func pieces(of answer: Answer) -> (pieces: [(text: String, time: Double)], end: Double) {
        if let pieces = answer.timedPieces {
            let timed = pieces.map { (text: String($0.text), time: Double($0.milliseconds) / 1_000) }
            return (timed, max(answer.timing?.total.seconds ?? 0, timed.last?.time ?? 0))
        }
        let words = words(of: answer.text)
        let start = answer.timing?.firstToken?.seconds ?? defaultWait
        let streamTime = answer.timing.map { $0.total.seconds - start } ?? 0
        let duration = streamTime > 0 ? streamTime : Double(words.count) / defaultSpeed
        let spread = words.enumerated().map { index, word in
            (text: word, time: start + duration * Double(index) / Double(words.count))
        }
        return (spread, start + duration)
    }

    /// Words with the spaces behind them.
    private static func words(of text: String) -> [String] {
        var words: [String] = []
        var word = ""
        for character in text {
            if let last = word.last, last.isWhitespace, !character.isWhitespace {
                words.append(word)
                word = ""
            }
            word.append(character)
        }
        return word.isEmpty ? words : words + [word]
    }

    /// Microseconds, as asciinema writes times.
    private static func rounded(_ seconds: Double) -> Double {
        (seconds * 1_000_000).rounded() / 1_000_000
    }

    /// The terminal's own colors; those of the text are exact ones.
    private static func theme(_ scheme: ColorScheme) -> JSONValue {
        let slots: [ColorScheme.Slot] = [
            .base00, .base08, .base0B, .base0A, .base0D, .base0E, .base0C, .base05,
            .base03, .base12, .base14, .base13, .base16, .base17, .base15, .base07,
        ]
        return [
            "fg": .string(scheme[.base05].hex), "bg": .string(scheme[.base00].hex),
            "palette": .string(slots.map { scheme[$0].hex }.joined(separator: ":")),
        ]
    }
}

/// A terminal whose output is kept.
private final class RecordedScreen: Sendable {
    let writer: TerminalWriter
    private let output: Output

    private final class Output: Sendable {
        let text = Mutex("")
    }

    init(columns: Int, palette: Palette) {
        let output = Output()
        self.output = output
        let capabilities = TerminalCapabilities(
            isTerminal: true, movesCursor: false, colorDepth: .truecolor, columns: { columns })
        writer = TerminalWriter(capabilities: capabilities, palette: palette) { text in
            output.text.withLock { $0 += text }
        }
    }

    /// What was written since the last time.
    func drain() -> String {
        output.text.withLock { text in
            defer { text = "" }
            return text
        }
    }
}
