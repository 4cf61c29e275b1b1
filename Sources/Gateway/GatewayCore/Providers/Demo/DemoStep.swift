/// What the demonstration can show, in the order in which it proposes it.
enum DemoStep: String, CaseIterable, Sendable {
    case table
    case code
    case text
    case checked
    case tokens
    case branches
    case connect

    /// The words of a prompt that ask for it; its own name first.
    private var words: Set<String> {
        switch self {
        case .table: ["table", "tables"]
        case .code: ["code", "function", "program", "script", "python", "swift"]
        case .text: ["text", "poem", "verse", "formula", "formulas", "math", "latex", "languages", "markdown"]
        case .checked: ["checked", "check", "json", "schema", "structured"]
        case .tokens: ["tokens", "token", "money", "cost", "costs", "price", "prices", "window", "budget"]
        case .branches: ["branches", "branch", "tree", "compare", "retry"]
        case .connect: ["connect", "key", "keys", "api", "setup", "install", "provider", "providers"]
        }
    }

    /// What the person gets to see, as the tour announces it.
    var promise: String {
        switch self {
        case .table: "a table, aligned as it arrives"
        case .code: "code in color, and how to copy it"
        case .text: "verse, formulas and other scripts, kept as written"
        case .checked: "an answer that is checked against a schema"
        case .tokens: "what fills the window, and what it costs"
        case .branches: "two answers to one prompt, and two models side by side"
        case .connect: "how to connect a real model"
        }
    }

    /// A longer prompt is about something, and only has such a word in it.
    private static let longestRequest = 20

    /// The first step that a prompt asks for.
    static func asked(in prompt: String) -> DemoStep? {
        let words = prompt.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
        guard words.count <= longestRequest else { return nil }
        return words.lazy.compactMap { word in allCases.first { $0.words.contains(word) } }.first
    }

    /// Whether an earlier answer has shown it.
    func isShown(in messages: [Message]) -> Bool {
        // What was quoted of the person has a mark before it.
        messages.contains { message in
            message.role == .assistant
                && message.content.split(separator: "\n").contains { $0 == "## \(heading)" }
        }
    }
}
