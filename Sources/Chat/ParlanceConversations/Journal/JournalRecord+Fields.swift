import GatewayCore

// The records that every turn and every session has, without JSON values: a long journal has tens of thousands of them,
// and so has a list of sessions.
extension JournalRecord {
    /// Reads a prompt, the end of an answer, a session's head or its settings as ``json(at:)`` writes them.
    ///
    /// - Parameters:
    ///   - text: Room for each text of the line.
    ///   - last: The model of the record before.
    /// - Returns: `nil` for anything else, which may be any JSON.
    init?(
        _ line: UnsafeBufferPointer<UInt8>, _ text: UnsafeMutableBufferPointer<UInt8>, _ last: inout KnownModel
    ) {
        var fields = RecordFields(line, text)
        if fields.pass(#"{"type":"user","turn":"#) {
            self = Self.user(&fields, &last)
        } else if fields.pass(#"{"type":"end","turn":"#) {
            guard let record = Self.end(&fields, &last) else { return nil }
            self = record
        } else if fields.pass(#"{"type":"settings","model":""#) {
            guard let record = Self.settings(&fields, &last) else { return nil }
            self = record
        } else if fields.pass(#"{"type":"session","version":"#) {
            self = Self.session(&fields)
        } else {
            return nil
        }
        guard fields.end() else { return nil }
    }

    private static func session(_ fields: inout RecordFields) -> JournalRecord {
        let version = fields.integer()
        fields.expect(#","id":""#)
        let id = fields.string()
        fields.expect(#","created":""#)
        return .session(id: id, version: version, created: fields.string())
    }

    /// Those with a schema are left to JSON.
    private static func settings(_ fields: inout RecordFields, _ last: inout KnownModel) -> JournalRecord? {
        guard let model = fields.model(&last) else { return nil }
        return .settings(
            SessionSettings(
                model: model,
                profile: fields.pass(#","profile":""#) ? fields.string() : nil,
                temperature: fields.pass(#","temperature":"#) ? fields.number() : nil,
                effort: fields.effort(),
                maxTokens: fields.pass(#","max_tokens":"#) ? fields.integer() : nil,
                system: fields.pass(#","system":""#) ? fields.string() : nil,
                caching: fields.pass(#","cache":""#) ? PromptCaching.Lifetime(rawValue: fields.string()) : nil))
    }

    private static func user(_ fields: inout RecordFields, _ last: inout KnownModel) -> JournalRecord {
        let turn = fields.turn()
        let parent = fields.pass(#","parent":"#) ? fields.integer() : nil
        fields.expect(#","time":""#)
        fields.passString()
        let model = fields.pass(#","model":""#) ? fields.model(&last) : nil
        let temperature = fields.pass(#","temperature":"#) ? fields.number() : nil
        let effort = fields.effort()
        let summarized = fields.pass(#","summary_of":"#) ? fields.integer() : nil
        let continued = fields.pass(#","continues":"#) ? fields.integer() : nil
        fields.expect(#","text":""#)
        return .user(
            turn: turn, parent: parent.flatMap { $0 < turn ? $0 : nil }, text: fields.string(), model: model,
            temperature: temperature, effort: effort,
            summarized: summarized.flatMap { (1..<turn).contains($0) ? $0 : nil },
            continued: continued.flatMap { (1..<turn).contains($0) ? $0 : nil })
    }

    private static func end(_ fields: inout RecordFields, _ last: inout KnownModel) -> JournalRecord? {
        let turn = fields.turn()
        fields.expect(#","time":""#)
        fields.passString()
        fields.expect(#","status":""#)
        let status = Answer.Status(rawValue: fields.string())
        fields.expect(#","model":""#)
        guard let model = fields.model(&last), let status else { return nil }
        let baseURL = fields.pass(#","base_url":""#) ? fields.string() : nil
        let effort = fields.effort()
        let finish = fields.pass(#","finish_reason":""#) ? FinishReason.Kind(rawValue: fields.string()) : nil
        let usage = fields.pass(#","usage":{"#) ? fields.usage() : nil
        let counted = fields.pass(#","counted":{"#) ? fields.usage() : nil
        let seconds = fields.pass(#","seconds":"#) ? fields.number() : nil
        let first = fields.pass(#","first_token_seconds":"#) ? fields.number() : nil
        if fields.pass(#","error":""#) { fields.passString() }
        let original = fields.pass(#","copy_of":"#) ? fields.integer() : nil
        let reasoning = fields.pass(#","reasoning":""#) ? fields.string() : nil
        let text = fields.pass(#","text":""#) ? fields.string() : nil
        var answer = Answer(
            model: model, text: text ?? "", reasoning: reasoning ?? "", status: status,
            finishReason: finish.map { FinishReason($0) }, usage: usage)
        answer.baseURL = baseURL
        answer.effort = effort
        answer.original = original.flatMap { $0 > 0 ? $0 : nil }
        answer.estimate = counted
        answer.timing = AnswerTiming(seconds: seconds, firstToken: first)
        return .end(turn: turn, answer, isWhole: text != nil)
    }
}

extension RecordFields {
    /// A level of reasoning, where there is one; one that only a later version knows is none.
    fileprivate mutating func effort() -> ReasoningEffort? {
        pass(#","effort":""#) ? ReasoningEffort(rawValue: string()) : nil
    }

    /// The number of a turn, from 1.
    fileprivate mutating func turn() -> Int {
        let turn = integer()
        if turn == 0 { fail() }
        return turn
    }

    /// Tokens, behind the brace before them.
    fileprivate mutating func usage() -> Usage? {
        var isFirst = true
        func tokens(_ name: StaticString, _ fields: inout RecordFields) -> Int? {
            guard fields.pass(name, behindComma: !isFirst) else { return nil }
            isFirst = false
            return fields.integer()
        }
        let prompt = tokens(#""prompt_tokens":"#, &self)
        let completion = tokens(#""completion_tokens":"#, &self)
        let total = tokens(#""total_tokens":"#, &self)
        let cached = tokens(#""cached_tokens":"#, &self)
        let written = tokens(#""cache_write_tokens":"#, &self)
        let writtenForLong = tokens(#""long_cache_write_tokens":"#, &self)
        let reasoning = tokens(#""reasoning_tokens":"#, &self)
        let tier = pass(#""service_tier":""#, behindComma: !isFirst) ? string() : nil
        expect("}")
        return Usage(
            reportedPrompt: prompt, completion: completion, total: total, cached: cached, written: written,
            writtenForLong: writtenForLong, reasoning: reasoning, tier: tier)
    }

    private mutating func pass(_ expected: StaticString, behindComma: Bool) -> Bool {
        guard behindComma else { return pass(expected) }
        let before = self
        if pass(","), pass(expected) { return true }
        self = before
        return false
    }
}
