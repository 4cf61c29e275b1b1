import ParlanceChat
import TerminalEditor

/// What one run of the program was asked for.
struct Invocation: Sendable, Equatable {
    /// The words of the prompt; none for a chat.
    var prompt: [String] = []
    /// What the session begins with.
    var start = StartOptions()
    /// The preset that is asked with.
    var preset: String?
    /// Values for it, as `name=value`.
    var values: [String] = []
    /// The files that go with the first prompt.
    var attachments: [String] = []
    /// A configuration other than the user's own.
    var configurationPath: String?
    /// Whether answers are asked for piece by piece.
    var isStreaming = true
    /// Whether the answer is written as a JSON object.
    var writesJSON = false
    /// Whether everything that goes over the network is written to a file.
    var isDebugging = false
    /// When colors are used.
    var color = ColorChoice.auto
    /// The theme by name; `nil` for the configuration's.
    var theme: String?
}
