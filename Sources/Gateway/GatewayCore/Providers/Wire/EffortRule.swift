import GatewayJSON

/// What one family of models takes of reasoning: a row of the table.
struct EffortRule: Sendable, Hashable {
    /// One level that the family has.
    struct Level: Sendable, Hashable {
        /// The level.
        var effort: ReasoningEffort
        /// What is sent for it; `nil`: as its form has it. Empty: nothing.
        var value: String?
        /// Whether it exists in Responses only.
        var isForResponses = false
    }

    /// Whether reasoning goes back to the model.
    enum Returning: String, Sendable, Hashable {
        /// It does not help.
        case never
        /// It does, within a conversation with the model.
        case kept
        /// It does, while nothing before it has changed.
        case bound
    }

    /// From the least to the most.
    var levels: [Level]
    /// Whether the levels are known; else every level may be tried.
    var isKnown = true
    /// The level when none is asked for; `nil`: not known.
    var defaultEffort: ReasoningEffort?
    /// How a level is said; `nil`: as the protocol has it.
    var form: EffortForm?
    /// What is never taken.
    var never: SamplingFields = []
    /// What is not taken while the model reasons.
    var refusedWhileReasoning: SamplingFields = []
    /// Whether its reasoning goes back.
    var returning = Returning.never

    /// The levels in a protocol.
    func efforts(in protocolForm: WireRequest.Form) -> [ReasoningEffort] {
        levels.filter { !$0.isForResponses || protocolForm == .responses }.map(\.effort)
    }

    /// The fields that say a level in a protocol.
    func fields(_ effort: ReasoningEffort, in protocolForm: WireRequest.Form) -> JSONObject {
        let form = form.flatMap { $0.exists(in: protocolForm) ? $0 : nil }
        let common = EffortForm(commonIn: protocolForm)
        // A value of the table is one of its form.
        let value = form == nil ? nil : levels.first { $0.effort == effort }?.value
        let text = value ?? (form ?? common).value(of: effort)
        return text.isEmpty ? [:] : (form ?? common).fields(Self.scalar(text), effort, in: protocolForm)
    }

    private static func scalar(_ text: String) -> JSONValue {
        switch text {
        case "true": true
        case "false": false
        default: Int(text).map(JSONValue.integer) ?? .string(text)
        }
    }
}

extension EffortRule {
    /// What holds where the table has no row.
    static let unknown = EffortRule(
        levels: ReasoningEffort.allCases.map { Level(effort: $0) }, isKnown: false)

    /// What holds for a model that reasons and has no row.
    static let reasoning: EffortRule = {
        var rule = unknown
        rule.refusedWhileReasoning = [.temperature, .topP]
        return rule
    }()

    /// Reads the cells of a row from its levels on.
    init(cells: [String]) {
        func cell(_ index: Int) -> String { index < cells.count ? cells[index] : "" }
        switch cell(0) {
        case "-": levels = []
        case "?": (levels, isKnown) = (Self.unknown.levels, false)
        default: levels = cell(0).split(separator: " ").compactMap(Level.init)
        }
        defaultEffort = ReasoningEffort(rawValue: cell(1))
        form = EffortForm(rawValue: cell(2))
        never = SamplingFields(names: cell(3))
        refusedWhileReasoning = SamplingFields(names: cell(4))
        returning = Returning(rawValue: cell(5)) ?? .never
    }
}

extension EffortRule.Level {
    fileprivate init?(_ text: Substring) {
        let parts = text.split(separator: "@", maxSplits: 1)
        let pair = (parts.first ?? "").split(separator: "=", maxSplits: 1)
        guard let effort = pair.first.flatMap({ ReasoningEffort(rawValue: String($0)) }) else { return nil }
        self.init(
            effort: effort, value: pair.count > 1 ? pair[1] == "-" ? "" : String(pair[1]) : nil,
            isForResponses: parts.count > 1)
    }
}
