import FoundationEssentials
import GatewayCore
import GatewayJSON
import ParlanceConversations

/// A message of a ChatGPT export, as far as a conversation needs it.
///
/// The format is not documented by OpenAI. What is known of it comes from exports that people have published, the newest
/// of 2026: `author.role` is `system`, `user`, `assistant` or `tool`; `content.content_type` tells where the content is:
/// `text` and `multimodal_text` have `parts`, `thoughts` has `thoughts` with `summary` and `content`, `reasoning_recap` a
/// line such as "Thought for 8 s", `code` and `execution_output` have `text`, `user_editable_context` has the custom
/// instructions. What an assistant says to a tool has the tool's name as `recipient`, otherwise `all`. What is never shown
/// has the `weight` 0 or is marked in `metadata`.
struct ChatGPTMessage: Sendable {
    /// What it adds to a conversation.
    enum Content: Sendable, Hashable {
        case system(String)
        case prompt(String)
        case answer(String)
        case reasoning(String)
        case nothing
    }

    private(set) var content = Content.nothing
    private(set) var omissions = ImportOmissions()
    /// The model that wrote it.
    let model: String?
    /// When it was written, in seconds since 1970.
    let time: Double?
    /// Whether the answer was stopped.
    let isInterrupted: Bool
    /// Whether the answer reached the token limit.
    let isCut: Bool

    init(_ json: JSONValue) {
        let metadata = json["metadata"]
        model = metadata?["model_slug"]?.stringValue.flatMap { $0.isEmpty || $0 == "auto" ? nil : $0 }
        time = json["create_time"]?.doubleValue.flatMap { (0...1e11).contains($0) ? $0 : nil }
        let finish = metadata?["finish_details"]?["type"]?.stringValue
        isInterrupted = finish == "interrupted" || json["status"]?.stringValue == "in_progress"
        isCut = finish == "max_tokens"
        let type = json["content"]?["content_type"]?.stringValue ?? "text"
        if type == "user_editable_context" || type == "model_editable_context" {
            omissions.add(.instructions)
            return
        }
        let isHidden = metadata?["is_visually_hidden_from_conversation"]?.boolValue == true
        guard !isHidden, json["weight"]?.doubleValue != 0, let body = json["content"] else { return }
        let recipient = json["recipient"]?.stringValue ?? "all"
        switch json["author"]?["role"]?.stringValue {
        case "system":
            let text = parts(of: body)
            if !text.isEmpty { content = .system(text) }
        case "user":
            addFiles(metadata?["attachments"])
            let text = parts(of: body)
            // Without its prompt the answer would belong to the one before.
            if !text.isEmpty || omissions != ImportOmissions() {
                content = .prompt(text.isEmpty ? "[\(omissions.sentence ?? "")]" : text)
            }
        case "assistant" where recipient != "all": omissions.add(.tool)
        case "assistant": addAnswer(type, body)
        case "tool":
            _ = parts(of: body)
            if omissions == ImportOmissions() { omissions.add(.tool) }
        default: omissions.add(.other)
        }
    }

    private mutating func addAnswer(_ type: String, _ body: JSONValue) {
        switch type {
        case "text", "multimodal_text":
            let text = Self.withoutMarkers(parts(of: body))
            if !text.isEmpty { content = .answer(text) }
        case "code":
            let code = body["text"]?.stringValue ?? parts(of: body)
            let language = body["language"]?.stringValue.flatMap { $0 == "unknown" ? nil : $0 } ?? ""
            if !code.isEmpty { content = .answer(PromptAttachment.fence(code, language: language)) }
        case "thoughts":
            let thoughts = (body["thoughts"]?.arrayValue ?? []).map { thought in
                [thought["summary"]?.stringValue, thought["content"]?.stringValue].compactMap(\.self)
                    .filter { !$0.isEmpty }.joined(separator: "\n")
            }
            let text = thoughts.filter { !$0.isEmpty }.joined(separator: "\n\n")
            if !text.isEmpty { content = .reasoning(text) }
        case "reasoning_recap": break
        default: omissions.add(.other)
        }
    }

    /// The text of the parts. Parts that are none are left out.
    private mutating func parts(of body: JSONValue) -> String {
        var texts: [String] = []
        for part in body["parts"]?.arrayValue ?? [] {
            if let text = part.stringValue {
                texts.append(text)
                continue
            }
            let type = part["content_type"]?.stringValue ?? ""
            if type == "audio_transcription" || type == "text", let text = part["text"]?.stringValue {
                texts.append(text)
            } else if type.contains("image") || part["asset_pointer"]?.stringValue != nil && type.isEmpty {
                omissions.add(.image)
            } else if type.contains("audio") || type.contains("video") {
                omissions.add(.recording)
            } else if part.objectValue != nil {
                omissions.add(.other)
            }
        }
        return texts.filter { !$0.isEmpty }.joined(separator: "\n\n").trimmingWhitespace()
    }

    /// Images are among the parts, too; other files only here.
    private mutating func addFiles(_ attachments: JSONValue?) {
        let files = attachments?.arrayValue ?? []
        omissions.add(.file, files.count { $0["mime_type"]?.stringValue?.hasPrefix("image/") != true })
    }

    /// Without what ChatGPT writes for its own pages between two private characters: of names and links the words stay, of
    /// references to sources, which mean nothing elsewhere, nothing does.
    private static func withoutMarkers(_ text: String) -> String {
        guard text.unicodeScalars.contains("\u{E200}") else { return text }
        let clean = text.replacing(/\u{E200}([^\u{E201}\u{E202}]*)\u{E202}?([^\u{E201}]*)\u{E201}/) { match in
            let fields = match.2.split(separator: "\u{E202}").map(String.init)
            switch match.1 {
            case "entity": return (try? JSONValue(parsing: String(match.2)))?[1]?.stringValue ?? ""
            case "url" where fields.count == 2: return "[\(fields[0])](\(fields[1]))"
            default: return ""
            }
        }
        return String(clean.filter { !("\u{E200}"..."\u{E206}").contains($0) })
    }
}
