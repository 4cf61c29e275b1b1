import FoundationEssentials
import GatewayCore
import GatewayJSON
import ParlanceConversations

/// The rows of llm's log, and the conversations that they make.
struct LLMLogRows: Sendable {
    /// Which fragments belong to which response.
    struct FragmentUse: Sendable {
        private(set) var identifiers: [String: [Int]] = [:]

        mutating func add(_ row: JSONValue) {
            guard let response = row["response_id"]?.stringValue, let fragment = row["fragment_id"]?.intValue else {
                return
            }
            identifiers[response, default: []].append(fragment)
        }
    }

    /// Rows of `responses`, then those of `turns`.
    private let rows: [JSONValue]
    var promptFragments = FragmentUse()
    var systemFragments = FragmentUse()
    private var fragments: [Int: PromptAttachment] = [:]
    private var omissions: [String: ImportOmissions] = [:]

    init(responses: [JSONValue], turns: [JSONValue]) {
        rows = responses + turns
    }

    /// Adds a file or a text that was shown with prompts.
    mutating func addFragment(_ row: JSONValue) {
        guard let id = row["id"]?.intValue, let text = row["content"]?.stringValue else { return }
        let source = row["source"]?.stringValue ?? ""
        fragments[id] = PromptAttachment(
            name: source.isEmpty ? "fragment" : source,
            content: .text(text, language: SourceLanguage(path: source)?.fence ?? ""))
    }

    /// Notes something of a response that is left out.
    mutating func addOmission(_ kind: ImportOmissions.Kind, of row: JSONValue) {
        guard let response = row["response_id"]?.stringValue else { return }
        omissions[response, default: ImportOmissions()].add(kind)
    }

    /// The conversations; a response without one is one by itself.
    var sessions: [ImportedSession] {
        var sessions: [ImportedSession] = []
        var positions: [String: Int] = [:]
        for row in rows {
            guard let own = row["id"]?.stringValue else { continue }
            let id = row["conversation_id"]?.stringValue ?? own
            let position = positions[id] ?? sessions.count
            if position == sessions.count {
                positions[id] = position
                sessions.append(
                    ImportedSession(
                        id: id, title: row["conversation_name"]?.stringValue ?? "",
                        created: Self.seconds(row["datetime_utc"]?.stringValue) ?? 0, system: system(row, own)))
            }
            sessions[position].omissions += omissions[own] ?? ImportOmissions()
            let exchange = exchange(row, own, after: sessions[position].exchanges.count, &sessions[position].omissions)
            sessions[position].add(exchange)
        }
        return sessions
    }

    private func system(_ row: JSONValue, _ id: String) -> String? {
        var texts = (systemFragments.identifiers[id] ?? []).compactMap { fragments[$0]?.text }
        texts += [row["system"]?.stringValue ?? ""]
        var omissions = ImportOmissions()
        let parts = LLMLogParts(row["system_parts"], &omissions)
        for piece in parts.pieces {
            switch piece {
            case .text(let text): texts.append(text)
            case .fragment(let id): texts.append(fragments[id]?.text ?? "")
            }
        }
        let text = texts.filter { !$0.isEmpty }.joined(separator: "\n\n")
        return text.isEmpty ? nil : text
    }

    private func exchange(
        _ row: JSONValue, _ id: String, after number: Int, _ omissions: inout ImportOmissions
    ) -> ImportedSession.Exchange {
        let (asked, said) = (
            LLMLogParts(row["prompt_parts"], &omissions), LLMLogParts(row["response_parts"], &omissions)
        )
        var answer = Answer(
            model: ModelID(imported: row["model"]?.stringValue ?? ""),
            text: row["response"]?.stringValue ?? said.text,
            reasoning: row["reasoning"]?.stringValue ?? said.reasoning, status: .complete)
        if let prompt = row["input_tokens"]?.tokenCount, let completion = row["output_tokens"]?.tokenCount {
            answer.usage = Usage(promptTokens: prompt, completionTokens: completion)
        }
        let time = Self.seconds(row["datetime_utc"]?.stringValue)
        var end = time
        if let milliseconds = row["duration_ms"]?.intValue, (0...1_000_000_000).contains(milliseconds) {
            answer.timing = AnswerTiming(total: .milliseconds(milliseconds))
            end = time.map { $0 + Double(milliseconds) / 1_000 }
        }
        let shown = (promptFragments.identifiers[id] ?? []) + asked.fragments
        let turn = Turn(
            prompt: row["prompt"]?.stringValue ?? asked.text, attachments: shown.compactMap { fragments[$0] },
            answer: answer)
        return ImportedSession.Exchange(turn, after: number == 0 ? nil : number, asked: time, answered: end)
    }

    /// `2024-05-01T12:00:00.123456` in UTC.
    private static func seconds(_ text: String?) -> Double? {
        let date = try? Date((text ?? "").prefix(19).replacing(" ", with: "T") + "Z", strategy: .iso8601)
        return date?.timeIntervalSince1970
    }
}

extension ImportedSession {
    /// Adds an exchange; what a model said once it had the results of its tools is the rest of its answer.
    fileprivate mutating func add(_ exchange: Exchange) {
        guard let last = exchanges.indices.last, exchange.turn.prompt.isEmpty, exchange.turn.attachments.isEmpty,
            let rest = exchange.turn.answer, var answer = exchanges[last].turn.answer
        else {
            exchanges.append(exchange)
            return
        }
        answer.text = [answer.text, rest.text].filter { !$0.isEmpty }.joined(separator: "\n\n")
        answer.reasoning = [answer.reasoning, rest.reasoning].filter { !$0.isEmpty }.joined(separator: "\n\n")
        if let more = rest.usage { answer.usage = (answer.usage ?? .zero) + more }
        if let more = rest.timing { answer.timing = AnswerTiming(total: (answer.timing?.total ?? .zero) + more.total) }
        exchanges[last].turn.answer = answer
        exchanges[last].answered = exchange.answered
    }
}

extension PromptAttachment {
    /// The text; `nil` for an image.
    fileprivate var text: String? {
        if case .text(let text, _) = content { text } else { nil }
    }
}
