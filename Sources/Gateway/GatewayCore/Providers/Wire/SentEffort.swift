import GatewayJSON

/// A level of reasoning on its way to a model.
struct SentEffort: Sendable, Hashable {
    /// The level that was asked for.
    let asked: ReasoningEffort
    /// The level that is sent.
    private(set) var level: ReasoningEffort
    /// The fields that say it.
    private(set) var fields: JSONObject
    private let rule: EffortRule
    private let form: WireRequest.Form

    /// A level that the model has.
    init(_ level: ReasoningEffort, askedAs asked: ReasoningEffort, rule: EffortRule, form: WireRequest.Form) {
        self.asked = asked
        self.level = level
        self.rule = rule
        self.form = form
        fields = rule.fields(level, in: form)
    }

    /// The same with a smaller budget; other forms have none.
    mutating func limitBudget(to tokens: Int) {
        guard let budget, budget > tokens else { return }
        fields.mergeDeeply(["thinking": ["budget_tokens": .integer(tokens)]])
    }

    /// The tokens that the model may think; `nil` where nothing says how many.
    var budget: Int? { fields["thinking"]?["budget_tokens"]?.intValue }

    /// Moves to another level.
    mutating func move(to level: ReasoningEffort) {
        self.level = level
        fields = rule.fields(level, in: form)
    }

    /// Where its fields are in a body.
    var places: [[String]] { Self.places(in: fields) }

    private static func places(in object: JSONObject) -> [[String]] {
        object.flatMap { key, value in
            value.objectValue.map { Self.places(in: $0).map { [key] + $0 } } ?? [[key]]
        }
    }
}
