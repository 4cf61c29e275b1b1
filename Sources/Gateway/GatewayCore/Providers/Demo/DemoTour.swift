/// What the demonstration says where it is free to: it repeats what it was told, shows what it is asked for, and
/// proposes the next thing to try.
struct DemoTour {
    /// The prompts that ask for whatever comes next.
    private static let onward: Set<String> = ["next", "tour", "more", "continue", "go on", "yes", "ok"]

    private let request: LLMRequest
    private let temperature: Double?
    private let prompt: String
    private let steps: [DemoStep]

    init(_ request: LLMRequest, temperature: Double?) {
        self.request = request
        self.temperature = temperature
        prompt = request.messages.last { $0.role == .user }?.content ?? ""
        steps = DemoStep.allCases.filter { !$0.isShown(in: request.messages) }
    }

    /// The answer of the model that shows a person around, in Markdown.
    var text: String {
        if let summary { return summary }
        if let step = DemoStep.asked(in: prompt) { return show(step) }
        if questions > 1 || isOnward { return isOnward ? steps.first.map(show) ?? end : repeated + "\n\n" + proposal() }
        return """
            \(quotation)

            I am the **demo** of Parlance, *not* a language model: I can't think, but I can show you around. \
            \(facts)

            ## \(DemoStep.connect.heading)

            \(DemoStep.connect.text)

            ## Or look around first

            | Send | and you see |
            |:-----|:------------|
            \(DemoStep.allCases.dropLast().map { "| `\($0.rawValue)` | \($0.promise) |" }.joined(separator: "\n"))

            `next` goes through them one by one.
            """
    }

    /// The answer of the model that says little.
    var briefText: String {
        if let summary { return summary }
        let words = prompt.split(whereSeparator: \.isWhitespace)
        let beginning = words.prefix(5).joined(separator: " ")
        return "You said \(words.count == 1 ? "one word" : "\(words.count) words"): *\(beginning)*"
            + (words.count > 5 ? " …" : "")
            + "\n\nI am the **brief demo**, not a language model. `/model demo:tour` shows you around."
    }

    // MARK: Parts

    private var questions: Int { request.messages.count { $0.role == .user } }

    private var isOnward: Bool {
        let words = prompt.lowercased().split { !$0.isLetter }.joined(separator: " ")
        return Self.onward.contains(words)
    }

    private var quotation: String {
        let lines = prompt.split(separator: "\n", omittingEmptySubsequences: false)
        return "You said:\n\n" + lines.map { "> \($0)" }.joined(separator: "\n")
    }

    /// What was set, so that a person sees that it arrives.
    private var facts: String {
        var facts = ["This is message \(questions) of our conversation."]
        if let temperature {
            facts.append("The temperature is \(temperature).")
        }
        if let system = request.messages.first(where: { $0.role == .system }) {
            facts.append("The system prompt is: \(system.content)")
        }
        return facts.joined(separator: " ")
    }

    private var repeated: String {
        "\(quotation)\n\n\(facts)\n\nI am the **demo**, not a language model: I can only repeat what I am told."
    }

    private func show(_ step: DemoStep) -> String {
        let introduction =
            questions == 1
            ? "I am the **demo** of Parlance, *not* a language model, so this was written beforehand.\n\n" : ""
        return "\(introduction)## \(step.heading)\n\n\(step.text)\n\n\(proposal(besides: step))"
    }

    /// What to try next.
    private func proposal(besides shown: DemoStep? = nil) -> String {
        guard let next = steps.first(where: { $0 != shown }) else { return end }
        return "Next: `\(next.rawValue)` shows \(next.promise)."
    }

    private var end: String {
        "That was the tour. `/help` lists all commands, and `connect` shows how to connect a real model."
    }

    /// What `/compact` and others ask for, so that this can be tried, too.
    private var summary: String? {
        guard questions > 1, prompt.hasPrefix("Summarize") else { return nil }
        let prompts = request.messages.filter { $0.role == .user }.dropLast().map { message in
            message.content.split(whereSeparator: \.isWhitespace).prefix(3).joined(separator: " ")
        }
        return "You tried the demo and sent: \(prompts.joined(separator: "; "))."
    }
}
