import ParlanceChat

/// Words by which other programs call what is called otherwise here.
enum ForeignWord {
    /// What to type instead of the words of a prompt; `nil` where they are no command of another program.
    static func remedy(for words: [String]) -> String? {
        guard let word = words.first?.lowercased() else { return nil }
        switch words.count {
        case 1: return remedies[word]
        case 2: return remedy(for: word, words[1])
        default: return nil
        }
    }

    /// A second word that can be a model's name, which has a digit or a colon in it, or a provider's.
    private static func remedy(for word: String, _ argument: String) -> String? {
        guard !argument.contains(where: \.isWhitespace) else { return nil }
        switch word {
        case "chat", "run", "use":
            let isModel = argument.contains { $0.isNumber || $0 == ":" }
            return isModel ? "parlance -m \(argument) chats with that model." : nil
        case "login", "logout", "auth": return remedies[word]
        default: return nil
        }
    }

    private static let remedies: [String: String] = [
        "chat": start, "start": start, "repl": start, "interactive": start, "new": start,
        "login": key, "auth": key, "signin": key, "key": key, "apikey": key,
        "logout": "parlance keys rm PROVIDER removes a provider's key.",
        "version": "parlance version prints the version.",
        "update": update, "upgrade": update,
        "settings": config, "configure": config, "configuration": config, "init": config,
        "setup": "parlance keys set PROVIDER stores a key; parlance local setup installs a model on this machine.",
        "install": "parlance local setup installs a model on this machine.",
        "serve": "parlance -m local starts a model on this machine.",
        "list": models, "ls": models,
        "ps": "parlance local status shows the model that runs on this machine.",
        "logs": sessions, "history": sessions,
        "continue": "parlance -c continues the last chat.",
        "prompts": presets, "templates": presets, "presets": presets,
        "doctor": "parlance config check checks the configuration, parlance models what the providers answer.",
        "man": "parlance manual | man -l - shows the manual.",
    ]

    private static let start = "parlance alone starts the chat."
    private static let key = "parlance keys set PROVIDER stores a provider's key."
    private static let update = "Parlance doesn't update itself; update it the way you installed it."
    private static let config = "parlance config edit opens the configuration."
    private static let models = "parlance models lists the models."
    private static let sessions = "parlance sessions lists earlier chats."
    private static let presets = "parlance -p NAME uses a preset; parlance help presets explains them."
}
