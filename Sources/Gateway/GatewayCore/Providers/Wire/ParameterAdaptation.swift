/// Takes out of a request, or replaces, what the server has just refused and Parlance had added by itself, so that a
/// model or a server that nobody here knows can be used at once.
enum ParameterAdaptation {
    /// How many changes one call may need. A server that refuses everything is believed in the end.
    static let limit = 8

    /// The changes that a refusal asks for, and the request after them; `nil` when the error is another one, or a person
    /// wants what was refused.
    static func adapt(
        _ request: WireRequest, to error: ProviderErrorBody, status: Int, without made: [ParameterChange] = []
    ) -> (request: WireRequest, changes: [ParameterChange])? {
        var adapted = request
        var changes: [ParameterChange] = []
        var hasMoved = false
        for change in ParameterChange.allCases where !made.contains(change) {
            // A schema is given up in steps.
            if change == .responseFormat, changes.contains(.schema) { continue }
            // Both names of the limit would go round in a circle.
            if [.newLimitName, .oldLimitName].contains(change),
                (made + changes).contains(where: { [.newLimitName, .oldLimitName].contains($0) })
            {
                continue
            }
            guard ParameterRefusal.concerns(change, error, status: status, in: request) else { continue }
            if change == .effort, let moved = move(adapted, to: error) {
                adapted = moved
                hasMoved = true
                continue
            }
            guard let next = change.applied(to: adapted) else { continue }
            adapted = next
            changes.append(change)
        }
        return changes.isEmpty && !hasMoved ? nil : (adapted, changes)
    }

    /// The request at the nearest of the levels of reasoning that a refusal says are there; `nil` where it names none but
    /// the one that was sent.
    private static func move(_ request: WireRequest, to error: ProviderErrorBody) -> WireRequest? {
        guard let effort = request.effort else { return nil }
        let levels = EffortWords.levels(in: error.message ?? "").filter { $0 != effort.level }
        return effort.asked.nearest(in: levels).flatMap { request.moved(to: $0) }
    }

    /// What a person can do about a refusal of what they set themselves; `nil` where it is another refusal.
    static func fix(_ request: WireRequest, _ error: ProviderErrorBody, status: Int) -> String? {
        let refused = ParameterChange.allCases.first { change in
            change.isGiven(in: request) && change.place(in: request).flatMap(request.value) != nil
                && ParameterRefusal.concerns(change, error, status: status, in: request)
        }
        guard let refused, let place = refused.place(in: request) else { return nil }
        if refused == .temperature {
            return "Set no temperature for this model, or one that it accepts."
        }
        return "Remove \(place.joined(separator: ".")) from the parameters you set, or change it."
    }

    /// Whether a refusal is about one schema, and says nothing of what the model accepts.
    static func isAboutSchemaItself(_ error: ProviderErrorBody) -> Bool {
        let message = (error.message ?? "").lowercased()
        return error.kinds.contains("invalid_json_schema") || message.contains("invalid schema")
            || message.contains("schemas contains")
    }
}
