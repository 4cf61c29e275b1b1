import GatewayCore
import GatewayJSON
import ParlanceConversations

/// The providers' reports beside what was counted here, kept across runs: numbers only, no text.
///
/// It is JSON Lines, one object a turn: `version` (1), `time` (ISO 8601, UTC), `model`, `base_url` where it is not the
/// provider's own, `counted` (`prompt_tokens` without the schema, `schema_tokens`, `messages`, `system`, `exact`, and
/// where the answer can be compared `completion_tokens`, `completion_exact`), `reported` (as `usage` of a session's
/// journal), and where it was measured `first_token_ms` and `total_ms`: so that how fast a model is can be told without
/// reading all journals.
package struct TokenReportLog: Sendable {
    /// A line of the log.
    struct Line: Sendable, Hashable {
        var model: ServedModel
        var report: TokenReport
        var timing: AnswerTiming?
    }

    /// How much of the file's end is read: some seven hundred turns. What is older has faded anyway.
    static let readLimit = 256 * 1024

    fileprivate static let version = 1

    private let file: LineFile

    /// The log in a file.
    package init(path: String) {
        file = LineFile(path: path, name: "The token counts")
    }

    /// The newest lines, oldest first. Those that cannot be read are skipped; without a file there are none.
    func load() -> [Line] {
        file.lastLines(within: Self.readLimit).compactMap { (try? JSONValue(parsing: $0)).flatMap(Line.init) }
    }

    /// Adds a report.
    ///
    /// - Throws: ``FileError`` when it cannot be written.
    func add(_ report: TokenReport, of model: ServedModel, timing: AnswerTiming? = nil) throws(FileError) {
        let line = Line(model: model, report: report, timing: timing)
        try file.append(line.json(at: Journal.now).serialized())
    }
}

extension TokenReportLog.Line {
    fileprivate func json(at time: String) -> JSONValue {
        let prompt = report.prompt
        var counted: JSONObject = [
            "prompt_tokens": .integer(prompt.tokens), "schema_tokens": .integer(prompt.schemaTokens),
            "messages": .integer(prompt.messages), "system": .bool(prompt.hasSystem), "exact": .bool(prompt.isExact),
        ]
        if let completion = report.completion {
            counted["completion_tokens"] = .integer(completion.count)
            counted["completion_exact"] = .bool(completion.isExact)
        }
        var object: JSONObject = [
            "version": .integer(TokenReportLog.version), "time": .string(time), "model": .string(model.id.description),
        ]
        object["base_url"] = model.baseURL.map(JSONValue.string)
        object["counted"] = .object(counted)
        object["reported"] = .object(report.usage.json)
        if let timing {
            object["first_token_ms"] = timing.firstToken.map { .integer($0.wholeMilliseconds) }
            object["total_ms"] = .integer(timing.total.wholeMilliseconds)
        }
        return .object(object)
    }

    /// Reads a line of this version. `nil` when a field is missing.
    fileprivate init?(_ json: JSONValue) {
        guard json["version"]?.intValue == TokenReportLog.version, let counted = json["counted"],
            let id = json["model"]?.stringValue.flatMap({ ModelID($0) }),
            let tokens = counted["prompt_tokens"]?.tokenCount, let messages = counted["messages"]?.tokenCount,
            let usage = json["reported"].flatMap(Usage.init(json:))
        else { return nil }
        model = ServedModel(id: id, baseURL: json["base_url"]?.stringValue)
        let prompt = PromptMeasure(
            tokens: tokens, schemaTokens: counted["schema_tokens"]?.tokenCount ?? 0, messages: messages,
            hasSystem: counted["system"]?.boolValue ?? false, isExact: counted["exact"]?.boolValue ?? false)
        let completion = counted["completion_tokens"]?.tokenCount.map { count in
            TokenCount(count: count, isExact: counted["completion_exact"]?.boolValue ?? false)
        }
        report = TokenReport(prompt: prompt, completion: completion, usage: usage)
        timing = json["total_ms"]?.tokenCount.map { total in
            AnswerTiming(
                firstToken: json["first_token_ms"]?.tokenCount.map { .milliseconds($0) }, total: .milliseconds(total))
        }
    }
}
