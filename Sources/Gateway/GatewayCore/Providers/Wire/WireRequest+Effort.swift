import GatewayJSON

extension WireRequest {
    /// The request at another level of reasoning; `nil` where none was said, or a person gave its fields.
    func moved(to level: ReasoningEffort) -> WireRequest? {
        guard var effort, effort.level != level, !effort.places.contains(where: isGiven) else { return nil }
        var request = self
        for place in effort.places { request.set(nil, at: place) }
        effort.move(to: level)
        request.body.mergeDeeply(effort.fields)
        request.effort = effort
        return request
    }

    /// What is said of a setting that was left out because the server refused it; `nil` where nobody asked for it.
    func adjustment(for change: ParameterChange, of model: ModelID) -> RequestAdjustment? {
        let setting: RequestAdjustment.Setting
        switch change {
        case .effort:
            guard let effort else { return nil }
            return RequestAdjustment(
                .effort, "\(model) refused effort \(effort.level.rawValue); none is sent.")
        case .topP: setting = .topP
        case .stop: setting = .stop
        case .seed: setting = .seed
        default: return nil
        }
        guard change.place(in: self).flatMap(value) != nil else { return nil }
        return RequestAdjustment(setting, "\(model) refused \(setting.rawValue); it is left out.")
    }

    /// Takes reasoning of earlier answers out of the conversation.
    ///
    /// - Returns: Whether there was any.
    mutating func dropReasoning() -> Bool {
        let list = form == .responses ? "input" : form == .gemini ? "contents" : "messages"
        guard let messages = body[list]?.arrayValue else { return false }
        let rest = messages.filter { $0["type"] != "reasoning" }.map(Self.withoutReasoning)
        guard rest != messages else { return false }
        body[list] = .array(rest)
        return true
    }

    private static let messageFields = ["reasoning_content", "reasoning_details", "reasoning", "thinking"]

    private static func withoutReasoning(_ message: JSONValue) -> JSONValue {
        guard var fields = message.objectValue, ["assistant", "model"].contains(message["role"]?.stringValue) else {
            return message
        }
        for field in messageFields { fields[field] = nil }
        for key in ["content", "parts"] {
            guard let parts = fields[key]?.arrayValue else { continue }
            fields[key] = .array(parts.filter { !isReasoning($0) }.map(withoutSignature))
        }
        return .object(fields)
    }

    private static func isReasoning(_ part: JSONValue) -> Bool {
        ["thinking", "redacted_thinking"].contains(part["type"]?.stringValue) || part["thought"] == true
    }

    private static func withoutSignature(_ part: JSONValue) -> JSONValue {
        guard var fields = part.objectValue, fields["thoughtSignature"] != nil else { return part }
        fields["thoughtSignature"] = nil
        return .object(fields)
    }
}
