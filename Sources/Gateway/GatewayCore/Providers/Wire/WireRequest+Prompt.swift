import GatewayJSON

extension WireRequest {
    /// The system prompt, where there is one.
    var systemPrompt: String? {
        switch form {
        case .chat, .ollama:
            let first = body["messages"]?[0]
            return first?["role"] == "system" ? first?["content"].flatMap(Self.text) : nil
        case .responses: return body["instructions"]?.stringValue
        case .anthropic: return body["system"].flatMap(Self.text)
        case .gemini: return body["systemInstruction"]?["parts"]?[0]?["text"]?.stringValue
        }
    }

    /// Adds instructions to the system prompt: some servers take only one, at the beginning.
    mutating func addInstructions(_ text: String) {
        let whole = (systemPrompt.map { $0 + "\n\n" } ?? "") + text
        switch form {
        case .chat, .ollama:
            var messages = body["messages"]?.arrayValue ?? []
            let content = systemPrompt == nil ? nil : messages.removeFirst()["content"]
            body["messages"] = .array(
                [["role": "system", "content": Self.content(whole, inPlaceOf: content)]] + messages)
        case .responses: body["instructions"] = .string(whole)
        case .anthropic: body["system"] = Self.content(whole, inPlaceOf: body["system"])
        case .gemini: body["systemInstruction"] = ["parts": [["text": .string(whole)]]]
        }
    }

    /// The text of a system prompt, which is one block where a cache is to keep it.
    private static func text(of content: JSONValue) -> String? {
        content.stringValue ?? content[0]?["text"]?.stringValue
    }

    /// Another text in the form that the system prompt has.
    private static func content(_ text: String, inPlaceOf content: JSONValue?) -> JSONValue {
        guard var block = content?[0]?.objectValue else { return .string(text) }
        block["text"] = .string(text)
        return .array([.object(block)])
    }

    /// Makes the system prompt the beginning of what the person says first.
    ///
    /// - Returns: Whether there was one, and somebody who says something.
    mutating func foldSystemPrompt() -> Bool {
        guard let system = systemPrompt else { return false }
        let list: String
        switch form {
        case .chat, .ollama, .anthropic: list = "messages"
        case .responses: list = "input"
        case .gemini: list = "contents"
        }
        guard var messages = body[list]?.arrayValue, let index = messages.firstIndex(where: { $0["role"] == "user" }),
            var message = messages[index].objectValue
        else { return false }
        let key = form == .gemini ? "parts" : "content"
        if let text = message[key]?.stringValue {
            message[key] = .string(system + "\n\n" + text)
        } else if let parts = message[key]?.arrayValue {
            let part: JSONValue
            switch form {
            case .gemini: part = ["text": .string(system)]
            case .responses: part = ["type": "input_text", "text": .string(system)]
            case .chat, .ollama, .anthropic: part = ["type": "text", "text": .string(system)]
            }
            message[key] = .array([part] + parts)
        } else {
            return false
        }
        messages[index] = .object(message)
        switch form {
        case .chat, .ollama: messages.removeFirst()
        case .responses: body["instructions"] = nil
        case .anthropic: body["system"] = nil
        case .gemini: body["systemInstruction"] = nil
        }
        body[list] = .array(messages)
        return true
    }
}
