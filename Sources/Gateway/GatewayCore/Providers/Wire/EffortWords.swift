/// Finds levels of reasoning in a server's refusal of one.
enum EffortWords {
    /// Behind one of these words a refusal lists what it accepts.
    private static let openings: Set<Substring> = [
        "supported", "allowed", "permitted", "valid", "expected", "available", "accepts", "accepted", "one", "should",
        "must", "either", "only", "choose", "use",
    ]

    /// The levels that a sentence says are accepted, from the least to the most.
    static func levels(in message: String) -> [ReasoningEffort] {
        let words = message.lowercased().split { !$0.isLetter && $0 != "_" }
        guard let opening = words.firstIndex(where: openings.contains) else { return [] }
        let found = words[opening...].compactMap { word in
            word == "none" ? ReasoningEffort.off : ReasoningEffort(rawValue: String(word))
        }
        return ReasoningEffort.allCases.filter(found.contains)
    }
}
