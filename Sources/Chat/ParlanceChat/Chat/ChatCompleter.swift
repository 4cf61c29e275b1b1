import GatewayCore
import TerminalEditor

/// Completes commands and their arguments.
struct ChatCompleter: Sendable {
    let scope: CompletionScope

    func complete(_ request: CompletionRequest) -> Completion {
        let text = String(request.beforeCursor)
        guard text.hasPrefix("/"),
            text.prefix(while: { !$0.isWhitespace }).dropFirst().allSatisfy({ $0 != "/" && $0 != "." })
        else { return file(in: text) }
        guard let space = text.firstIndex(where: \.isWhitespace) else {
            let names = completion(
                of: text, in: text, among: scope.commands.all.map { ("/" + $0.name, $0.summary) })
            guard names.candidates.isEmpty else { return names }
            // What other programs call a command is not listed, but it is what the fingers know.
            let aliases = scope.commands.all.flatMap { command in
                command.aliases.map { ("/" + $0, "/\(command.name): \(command.summary)") }
            }
            return completion(of: text, in: text, among: aliases)
        }
        guard let command = scope.commands[String(text[text.index(after: text.startIndex)..<space])] else {
            return .none
        }
        var argument = text[space...].drop(while: \.isWhitespace)
        if command.completesLastWord, let space = argument.lastIndex(where: \.isWhitespace) {
            argument = argument[argument.index(after: space)...]
        }
        let candidates = command.completions(of: String(argument), in: scope)
        return completion(
            of: String(argument), in: text, among: candidates, byAnyPart: command.completesAnyPart && !argument.isEmpty)
    }

    /// The files that a path after `@` may become.
    private func file(in text: String) -> Completion {
        guard let typed = PathMentions.unfinished(in: text) else { return .none }
        let paths = PathCompletion.matches(typed.path, environment: scope.environment)
        return Completion(
            replaces: typed.start..<text.count,
            candidates: paths.map { path in
                Completion.Candidate("@" + PathMentions.escaped(path), isComplete: !path.hasSuffix("/"))
            })
    }

    private func completion(
        of word: String, in text: String, among candidates: [(text: String, note: String)], byAnyPart: Bool = false
    ) -> Completion {
        var matching = candidates.filter { $0.text.hasPrefix(word) }
        if byAnyPart {
            let part = word.lowercased()
            matching += candidates.filter { !$0.text.hasPrefix(word) && $0.text.lowercased().contains(part) }
        }
        return Completion(
            replaces: (text.count - word.count)..<text.count,
            candidates: matching.map {
                // A folder is completed further.
                Completion.Candidate($0.text, note: $0.note, isComplete: !$0.text.hasSuffix("/"))
            }
        )
    }
}
