import GatewayCore
import ParlanceConversations
import ParlanceSystem
import TerminalEditor

/// What a command wrote that a person had run for a model.
struct ShellOutput: Sendable {
    /// The longest that a command may take.
    static let timeLimit = Duration.seconds(60)
    /// The most bytes that are kept.
    static let sizeLimit = 200_000

    /// The tokens that are attached without a question where the model's window is not known.
    private static let tokenLimit = 20_000

    /// What it wrote, to standard output and standard error.
    var text = ""
    /// What to say below it.
    var notices: [StyledText] = []
    /// What goes with the next prompt; `nil` where there is nothing to tell.
    var attachment: PromptAttachment?

    /// Runs a command line by `sh`. Canceling the task stops it with all that it started.
    ///
    /// - Parameter onOutput: Gets what it writes as it comes.
    static func run(
        _ command: String, environment: [String: String], timeLimit: Duration = timeLimit,
        onOutput: @escaping @Sendable (ArraySlice<UInt8>) -> Void = { _ in }
    ) async -> ShellOutput {
        // Both outputs in the order in which they are written.
        let program = ChildProcess(
            ["sh", "-c", "exec 2>&1\n" + command], environment: environment, outputLimit: sizeLimit)
        do throws(ChildProcessError) {
            return ShellOutput(try await program.runInGroup(timeout: timeLimit, onOutput: onOutput), of: command)
        } catch {
            let reason =
                Task.isCancelled
                ? "The command was stopped." : "The command took longer than \(timeLimit.components.seconds) s."
            if case .notStarted = error { return ShellOutput(notices: [.error(error.description)]) }
            return ShellOutput(notices: [.warning("\(reason) Nothing was attached.")])
        }
    }

    /// The tokens from which on a person is asked before they are attached: a quarter of the window.
    ///
    /// - Parameter window: The model's window in tokens, where it is known.
    static func askedTokens(window: Int?) -> Int {
        window.map { $0 / 4 } ?? tokenLimit
    }

    private init(text: String = "", notices: [StyledText], attachment: PromptAttachment? = nil) {
        self.text = text
        self.notices = notices
        self.attachment = attachment
    }

    private init(_ result: ChildProcess.Result, of command: String) {
        // What programs write for a terminal is of no use to a model.
        text = Sanitizer.clean(String(decoding: result.output, as: UTF8.self))
        var modelText = text
        if result.isCut {
            notices.append(.warning("The output was cut off at \(ByteCount.text(Self.sizeLimit))."))
            modelText += "\n[cut]"
        }
        if result.status != 0 {
            notices.append(.dim("exit code \(result.status)"))
            modelText += (modelText.isEmpty || modelText.hasSuffix("\n") ? "" : "\n") + "[exit code \(result.status)]"
        } else if modelText.isEmpty {
            notices.append("The command printed nothing.")
            modelText = "[no output]"
        }
        attachment = PromptAttachment(name: "$ " + command, content: .text(modelText, language: ""))
    }
}
