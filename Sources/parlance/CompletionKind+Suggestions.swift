import ArgumentParser
import ParlanceChat
import FoundationEssentials
import GatewayCore
import TerminalEditor

extension CompletionKind {
    /// What a command of the chat, such as `/model`, offers for its argument; the shell asks the program for it.
    static func suggestions(of command: String) -> CompletionKind {
        .custom { _, _, _ in Self.words(of: command, in: ProcessInfo.processInfo.environment) }
    }

    /// The names of the providers.
    static var providers: CompletionKind {
        .custom { _, _, _ in factory(in: ProcessInfo.processInfo.environment).providers }
    }

    private static func factory(in environment: [String: String]) -> LLMGatewayFactory {
        Program(Invocation(), environment: environment).makeFactory(transport: CurlTransport(environment: environment))
    }

    private static func words(of command: String, in environment: [String: String]) -> [String] {
        let factory = factory(in: environment)
        let complete = Chat.completer(factory: factory, environment: environment)
        let typed = "/\(command) "
        let candidates = complete(CompletionRequest(line: typed, cursor: typed.count)).candidates
        return candidates.compactMap { candidate in
            let (text, note) = (candidate.text, Sanitizer.cleanLine(candidate.note))
            // A name is a line here, and the shell shows it: one that would command the terminal is not offered.
            guard Sanitizer.cleanLine(text) == text else { return nil }
            switch environment["SAP_SHELL"] {
            case "zsh":
                // What stands after a colon is the description.
                let value = text.replacing("\\", with: "\\\\").replacing(":", with: "\\:")
                return note.isEmpty ? value : "\(value):\(note)"
            case "fish": return note.isEmpty ? text : "\(text)\t\(note)"
            default: return text
            }
        }
    }
}
