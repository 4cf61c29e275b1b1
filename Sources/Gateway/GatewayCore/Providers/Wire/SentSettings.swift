import GatewayJSON

/// What of a request's settings is sent to a model, and what is said of the rest.
struct SentSettings: Sendable, Hashable {
    /// The level of reasoning; `nil`: none is named.
    var effort: SentEffort?
    var temperature: Double?
    var topP: Double?
    var stop: [String] = []
    var seed: Int?
    /// The token limit.
    var limit: Int?
    /// What was asked for and is not sent as it was.
    var adjustments: [RequestAdjustment] = []
}

extension SentSettings {
    /// The least budget that Anthropic takes.
    private static let leastBudget = 1024
    /// What is left to an answer beside a budget.
    private static let leastAnswer = 1024
    /// With fewer tokens a model that reasons is likely to use them all before it answers.
    private static let leastLimit = 1000

    /// Decides on a request for a model.
    ///
    /// - Parameters:
    ///   - limit: The token limit that is sent.
    ///   - given: The fields that are sent as a person or a program gave them: they win.
    init(_ request: LLMRequest, to endpoint: WireEndpoint, in form: WireRequest.Form, limit: Int?, given: JSONObject) {
        self.limit = limit
        let name = endpoint.id.description
        let rule = endpoint.effortRule
        let settled = GivenEffort.read(given)
        if settled == nil, let asked = request.reasoning ?? endpoint.settings.reasoning {
            choose(asked, rule: rule ?? .unknown, form: form, name: name)
        }
        makeRoom(name: name, isAnthropic: form == .anthropic)
        let level = settled ?? effort?.level ?? rule?.defaultEffort
        let reasons = level.map { $0 != .off } ?? (rule?.refusedWhileReasoning.isEmpty == false)
        sample(request, to: endpoint, in: form, reasons: reasons)
    }

    private mutating func choose(_ asked: ReasoningEffort, rule: EffortRule, form: WireRequest.Form, name: String) {
        guard let level = asked.nearest(in: rule.efforts(in: form)) else {
            if asked != .off {
                adjustments.append(
                    RequestAdjustment(.effort, "\(name) has no levels of reasoning effort; none is sent."))
            }
            return
        }
        if level != asked {
            adjustments.append(
                RequestAdjustment(
                    .effort, "\(name) has no effort \(asked.rawValue); \(level.rawValue) is used."))
        }
        let sent = SentEffort(level, askedAs: asked, rule: rule, form: form)
        effort = sent.fields.isEmpty ? nil : sent
        // A level without fields is what the model does anyway.
        if sent.fields.isEmpty, level == .off { effort = nil }
    }

    /// Leaves room for an answer beside the reasoning, which counts into the limit.
    private mutating func makeRoom(name: String, isAnthropic: Bool) {
        guard let limit, let sent = effort, sent.level != .off else { return }
        if sent.budget != nil, isAnthropic {
            guard limit >= Self.leastBudget + Self.leastAnswer / 2 else {
                effort = nil
                adjustments.append(
                    RequestAdjustment(
                        .effort,
                        "A limit of \(limit) tokens leaves \(name) no room to reason; no effort is sent. Raise the limit to "
                            + "\(Self.leastBudget + Self.leastAnswer) tokens or more."))
                return
            }
            effort?.limitBudget(to: max(Self.leastBudget, limit - Self.leastAnswer))
        } else if limit < Self.leastLimit {
            adjustments.append(
                RequestAdjustment(
                    .maxTokens,
                    "A limit of \(limit) tokens may be used up by reasoning before \(name) answers; raise it or lower the "
                        + "effort."))
        }
    }

    private mutating func sample(
        _ request: LLMRequest, to endpoint: WireEndpoint, in form: WireRequest.Form, reasons: Bool
    ) {
        let rule = endpoint.effortRule
        let never = (rule?.never ?? []).union(form.missing)
        let refused = never.union(reasons ? rule?.refusedWhileReasoning ?? [] : [])
        let name = endpoint.id.description
        func say(_ setting: RequestAdjustment.Setting, _ field: SamplingFields) {
            let isForReasoning = !never.contains(field)
            adjustments.append(
                RequestAdjustment(
                    setting,
                    "\(name) doesn't accept \(setting.rawValue)\(isForReasoning ? " while it reasons" : ""); "
                        + "it is left out."))
        }
        if refused.contains(.temperature) || !endpoint.acceptsTemperature {
            // Whether the model takes one at all is said where it is set.
            if request.temperature != nil, endpoint.abilities.temperatures != nil { say(.temperature, .temperature) }
        } else {
            temperature = request.temperature ?? endpoint.settings.temperature
        }
        if let value = request.topP {
            if refused.contains(.topP) { say(.topP, .topP) } else { topP = value }
        }
        if form == .anthropic, topP != nil, temperature != nil {
            topP = nil
            adjustments.append(
                RequestAdjustment(.topP, "\(name) doesn't accept top_p beside a temperature; it is left out."))
        }
        if !request.stop.isEmpty {
            if refused.contains(.stop) { say(.stop, .stop) } else { stop = request.stop }
        }
        if let value = request.seed {
            if refused.contains(.seed) { say(.seed, .seed) } else { seed = value }
        }
    }
}

extension WireRequest.Form {
    /// The settings for which the protocol has no field.
    fileprivate var missing: SamplingFields {
        switch self {
        case .chat, .gemini, .ollama: []
        case .responses: [.stop, .seed]
        case .anthropic: [.seed]
        }
    }
}
