import GatewayCore
import GatewayJSON
import ParlanceConversations

/// The parts of a message in llm's log: texts, reasoning, calls of tools. A text that was put together from fragments has
/// `{"text_ref": [{"fragment": 1}, {"literal": "…"}]}` as its payload instead.
struct LLMLogParts: Sendable {
    enum Piece: Sendable, Hashable {
        case text(String)
        case fragment(Int)
    }

    private(set) var pieces: [Piece] = []
    private(set) var reasoning = ""

    /// - Parameters:
    ///   - json: A list of parts, as a string of JSON; `nil` for none.
    ///   - omissions: What is left out is added to it.
    init(_ json: JSONValue?, _ omissions: inout ImportOmissions) {
        let list = json?.stringValue.flatMap { try? JSONValue(parsing: $0) }
        for part in list?.arrayValue ?? [] {
            let text = part["text"]?.stringValue
            switch part["type"]?.stringValue {
            case "text": pieces += text.map { [.text($0)] } ?? Self.references(part["payload"])
            case "reasoning": reasoning += (reasoning.isEmpty ? "" : "\n\n") + (text ?? "")
            case "tool_call", "tool_result": omissions.add(.tool)
            case "attachment": omissions.add(.file)
            default: omissions.add(.other)
            }
        }
    }

    private static func references(_ payload: JSONValue?) -> [Piece] {
        let json = payload?.stringValue.flatMap { try? JSONValue(parsing: $0) } ?? payload
        return (json?["text_ref"]?.arrayValue ?? []).compactMap { reference in
            reference["fragment"]?.intValue.map { .fragment($0) } ?? reference["literal"]?.stringValue.map { .text($0) }
        }
    }

    /// The texts that are no fragments.
    var text: String {
        let texts = pieces.compactMap { piece in
            if case .text(let text) = piece { text.trimmingWhitespace() } else { nil }
        }
        return texts.filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    /// The numbers of the fragments.
    var fragments: [Int] {
        pieces.compactMap { piece in
            if case .fragment(let id) = piece { id } else { nil }
        }
    }
}
