import ParlanceConversations

/// What a submitted line is: something for the model, or a command.
enum UserInput: Sendable, Hashable {
    /// Nothing but white space.
    case empty
    /// Said to the model.
    case prompt(String)
    /// `!command`: run by the shell, its output for the next prompt; empty where nothing follows the sign.
    case shell(String)
    /// `/name argument`; the name without its slash, the argument without white space around it.
    case command(name: String, argument: String)

    /// Whether it is said to the model.
    var isPrompt: Bool {
        if case .prompt = self { true } else { false }
    }

    /// Reads a line. `//` at its start stands for one slash that is said to the model. A space before `!` says it.
    init(_ line: String) {
        let text = line.trimmingWhitespace()
        if text.isEmpty {
            self = .empty
        } else if text.hasPrefix("//") {
            self = .prompt(String(text.dropFirst()))
        } else if line.hasPrefix("!"), line.dropFirst().first?.isWhitespace == false || text == "!" {
            self = .shell(String(text.dropFirst()))
        } else if text.hasPrefix("/") {
            let name = text.dropFirst().prefix { !$0.isWhitespace }
            let argument = text.dropFirst(1 + name.count)
            self = .command(name: String(name), argument: String(argument).trimmingWhitespace())
        } else {
            self = .prompt(line)
        }
    }
}
