import Synchronization
import Terminal

/// A person who types the lines of a script, and then leaves.
final class ScriptedLineReader: LineReader {
    private let state: Mutex<State>
    private let screen: OutputRecorder?
    private let background: RGB?

    private struct State {
        var inputs: ArraySlice<LineInput>
        var prompts: [LinePrompt] = []
        var remembered: [String] = []
        var restyled: [String] = []
    }

    /// - Parameters:
    ///   - screen: Where prompts and lines appear, as they do on a terminal.
    ///   - background: What the terminal answers when it is asked, at once; `nil`: nothing.
    init(_ inputs: [LineInput], screen: OutputRecorder? = nil, background: RGB? = nil) {
        self.background = background
        state = Mutex(State(inputs: inputs[...]))
        self.screen = screen
    }

    /// The prompts that were shown, the last one included, at which nothing was typed.
    var prompts: [LinePrompt] { state.withLock { $0.prompts } }
    /// The lines that were added to the history.
    var remembered: [String] { state.withLock { $0.remembered } }
    /// The styles that the prompt got when the terminal answered.
    var restyled: [String] { state.withLock { $0.restyled } }
    /// What was not read.
    var rest: [LineInput] { state.withLock { Array($0.inputs) } }

    func readLine(_ prompt: LinePrompt) async -> LineInput {
        let input = state.withLock { state in
            state.prompts.append(prompt)
            return state.inputs.popFirst() ?? .endOfInput
        }
        switch input {
        case .line(let line): screen?.record("\(prompt.text)\(line)\n")
        case .interrupted: screen?.record("\(prompt.text)\n")
        case .endOfInput: break
        }
        return input
    }

    func askBackground(_ receive: @escaping BackgroundReceiver) {
        guard let background else { return }
        let style = receive(background)
        state.withLock { $0.restyled.append(style) }
    }

    func remember(_ line: String) async {
        state.withLock { $0.remembered.append(line) }
    }

    func close() async {}
}
