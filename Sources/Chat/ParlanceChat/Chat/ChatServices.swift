import FoundationEssentials
import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// What a chat works with. It stays the same as long as the chat lasts.
struct ChatServices: Sendable {
    /// Makes the models that can be switched to.
    let factory: LLMGatewayFactory
    /// All commands.
    let commands: CommandTable
    /// Where answers go.
    let answers: TerminalWriter
    /// Where calls are booked; `nil` books none.
    let book: CallBook?
    /// What stops an answer.
    let signals: any Interrupting
    /// Where input is kept for later runs; `nil` keeps none.
    let history: InputHistory?
    /// The variables that paths and defaults are taken from.
    let environment: [String: String]
    /// Which theme is in use.
    let themes: ThemeSwitch
    /// What went over the network; `nil` where nobody looks.
    let debugLog: DebugLog?
    /// Whether answers are asked for piece by piece.
    let isStreaming: Bool
    /// What the times of answers are taken with.
    let stopwatch: Stopwatch
    /// The configuration that was named for this run; `nil`: the person's own.
    var configurationPath: String?
    /// Makes the text of a PDF file.
    let readPDF: AttachmentReader.PDFReader
    /// What was said of settings that don't reach a model as they were asked for.
    let adjustments = AdjustmentNotices()
    /// The present, in seconds since 1970.
    let now: @Sendable () -> Double = { Date().timeIntervalSince1970 }
}
