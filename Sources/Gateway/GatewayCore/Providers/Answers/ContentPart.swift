import GatewayJSON

/// One piece of what a model wrote, whatever shape a server gives it.
///
/// Servers write content as a string, as a list of parts or of plain strings, or as a single part; and a part's text
/// under `text`, `content` or `value`. All of that is read here, for every protocol.
enum ContentPart: Sendable, Hashable {
    /// A piece of the answer.
    case text(String)
    /// A piece of a refusal, which is part of the answer's text.
    case refusal(String)
    /// A piece of the visible reasoning.
    case reasoning(String)
    /// The name of a tool that the model wants called.
    case tool(String)
    /// A kind of content in which nothing readable was found.
    case unread(String)

    /// Parts of these kinds are reasoning.
    private static let reasoningTypes: Set<String> = [
        "thinking", "thinking_delta", "thought", "reasoning", "reasoning_text", "reasoning_content", "summary_text",
        "reasoning.text", "reasoning.summary",
    ]
    /// Parts of these kinds ask for a tool. A tool that the provider runs by itself has a kind of its own.
    private static let toolTypes: Set<String> = [
        "tool_use", "tool_call", "tool_calls", "function_call", "custom_tool_call", "function",
    ]
    /// Parts of these kinds say nothing to a reader: signatures, encrypted reasoning, arguments of a tool.
    private static let silentTypes: Set<String> = [
        "redacted_thinking", "reasoning.encrypted", "signature_delta", "citations_delta", "input_json_delta",
    ]

    /// Reads content in any shape.
    ///
    /// - Parameter isReasoning: Whether it stands where a server puts reasoning.
    static func read(_ content: JSONValue?, isReasoning: Bool = false) -> [ContentPart] {
        switch content {
        case .string(let text)?:
            text.isEmpty ? [] : [isReasoning ? .reasoning(text) : .text(text)]
        case .array(let parts)?:
            parts.flatMap { read($0, isReasoning: isReasoning) }
        case .object(let part)?:
            read(part: part, isReasoning: isReasoning)
        case .integer?, .number?:
            // JSON that was asked for may be a number alone.
            content.map { [.text($0.serialized())] } ?? []
        default:
            []
        }
    }

    private static func read(part: JSONObject, isReasoning: Bool) -> [ContentPart] {
        let type = part["type"]?.stringValue ?? ""
        if silentTypes.contains(type) { return [] }
        if toolTypes.contains(type) { return tool(.object(part)) }
        if let call = part["functionCall"] ?? part["function_call"] { return tool(call) }
        let isReasoning = isReasoning || reasoningTypes.contains(type) || part["thought"]?.boolValue == true
        let keys =
            isReasoning
            ? ["thinking", "text", "summary", "reasoning", "content", "value", "parts"]
            : ["text", "content", "value", "parts"]
        var isKnown = false
        for key in keys {
            guard let value = part[key] else { continue }
            isKnown = true
            let found = read(value, isReasoning: isReasoning)
            if !found.isEmpty { return found }
        }
        if let refusal = part["refusal"]?.stringValue { return refusal.isEmpty ? [] : [.refusal(refusal)] }
        if isKnown || isReasoning { return [] }
        // Gemini names a part by its only field.
        return [.unread(type.isEmpty ? part.keys.first ?? "nothing" : type)]
    }

    /// The name in a call of a tool, which some nest under `function`.
    private static func tool(_ call: JSONValue) -> [ContentPart] {
        let name = call["name"]?.stringValue ?? call["function"]?["name"]?.stringValue ?? ""
        return name.isEmpty ? [] : [.tool(name)]
    }

    /// Where servers put reasoning beside the content: DeepSeek, xAI and llama.cpp write `reasoning_content`; Groq,
    /// OpenRouter and Ollama's Chat Completions `reasoning`; Ollama `thinking`. Where several have it, it is the same.
    private static let reasoningFields = [
        "reasoning_content", "reasoning", "reasoning_text", "thinking", "thought", "reasoning_details",
    ]

    /// The text of content that is the JSON which was asked for, and no part of content: Cloudflare's and some other
    /// servers parse it.
    private static func parsedAnswer(_ content: JSONValue?) -> [ContentPart]? {
        guard let content, let object = content.objectValue, !object.isEmpty, object["type"] == nil,
            case .unread(let kind)? = read(content).first, !partNames.contains(kind)
        else { return nil }
        return [.text(content.serialized())]
    }

    /// The fields by which Gemini names a part that is no text, and a list of parts.
    private static let partNames: Set<String> = [
        "inlineData", "inline_data", "fileData", "file_data", "functionResponse", "executableCode",
        "codeExecutionResult", "image_url", "input_audio", "audio", "file", "parts", "nothing",
    ]

    /// Reads a message of Chat Completions or Ollama, or a piece of one.
    static func read(message: JSONValue?) -> [ContentPart] {
        guard let message, message.objectValue != nil else { return read(message) }
        var parts: [ContentPart] = []
        for field in reasoningFields {
            let reasoning = read(message[field], isReasoning: true).filter {
                if case .reasoning = $0 { true } else { false }
            }
            guard reasoning.isEmpty else {
                parts += reasoning
                break
            }
        }
        var content = parsedAnswer(message["content"]) ?? read(message["content"])
        if content.isEmpty { content = read(message["text"]) }
        // A model that speaks says what it said.
        if content.isEmpty { content = read(message["audio"]?["transcript"]) }
        parts += content
        if let refusal = message["refusal"]?.stringValue, !refusal.isEmpty { parts.append(.refusal(refusal)) }
        for call in message["tool_calls"]?.arrayValue ?? [] { parts += tool(call) }
        if let call = message["function_call"] { parts += tool(call) }
        return parts
    }
}
