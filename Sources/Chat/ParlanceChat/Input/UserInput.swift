import TerminalEditor

/// What a submitted line is: something for the model, or a command.
enum UserInput: Sendable, Hashable {
    /// Nothing but white space.
    case empty
    /// Said to the model.
    case prompt(String)
    /// `!command`: run by the shell, its output for the next prompt; empty where nothing follows the sign.
    case shell(String)
    /// `/name argument`; the name without its slash, the argument without the white space that was typed around it.
    case command(name: String, argument: String)

    /// Whether it is said to the model.
    var isPrompt: Bool {
        if case .prompt = self { true } else { false }
    }

    /// Whether it is rather a command for the shell.
    var isShell: Bool {
        if case .shell = self { true } else { false }
    }

    /// Reads a line of which nothing was pasted.
    init(_ text: String) {
        self.init(line: SubmittedLine(text))
    }

    /// Reads a line. `//` at its start stands for one slash that is said to the model. A space before `!` says it.
    ///
    /// What was pasted is said as it is: a line that begins with it is no command. Nor is one whose first word has
    /// another slash or a dot in it, as a path or an error message does; no command is called so.
    init(line: SubmittedLine) {
        let text = line.text
        let start = text.drop(while: \.isWhitespace)
        if start.isEmpty {
            self = .empty
        } else if line.beginsWithPaste {
            self = .prompt(text)
        } else if start.hasPrefix("//") {
            self = .prompt(String(start.dropFirst()))
        } else if text.hasPrefix("!"), text.dropFirst().first?.isWhitespace == false || start.trimsTo("!") {
            self = .shell(String(line.trimmingTyped(text.dropFirst())))
        } else if start.hasPrefix("/") {
            let name = start.dropFirst().prefix { !$0.isWhitespace }
            if name.contains("/") || name.contains(".") {
                self = .prompt(text)
            } else {
                self = .command(name: String(name), argument: String(line.trimmingTyped(start[name.endIndex...])))
            }
        } else {
            self = .prompt(text)
        }
    }
}

extension Substring {
    /// Whether nothing but white space follows a text.
    fileprivate func trimsTo(_ text: String) -> Bool {
        hasPrefix(text) && dropFirst(text.count).allSatisfy(\.isWhitespace)
    }
}
