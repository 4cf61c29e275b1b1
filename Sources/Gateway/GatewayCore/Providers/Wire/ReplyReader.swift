import GatewayJSON

/// Reads the reply to one request, as it comes or whole: bytes → frames → JSON → the protocol's mapper → events.
///
/// The bytes alone decide how they are read, so that a reply gives the same events whether it was asked for whole or as a
/// stream, however it is called, and however it is cut.
struct ReplyReader<Mapper: WireMapper>: Sendable {
    /// What ended the answer before it was complete. The events before it count all the same.
    private(set) var failure: GatewayError?
    /// Whether nothing that may come changes the answer any more.
    private(set) var hasEnded = false
    /// The provider's own report of the failure, where there was one.
    private(set) var report: ProviderErrorBody?

    let head: ReplyHead
    var mapper: Mapper
    private var framer = WireFramer()
    private var text = FragmentJoiner()
    private var reasoning = FragmentJoiner()
    private var usage = UsageReports()
    /// Whether something of the answer itself has come.
    private var hasBegun = false
    /// Whether the answer came as a whole reply, or the word for the end came.
    private var isWhole = false
    /// Whether there was a byte that is no white space.
    private var hasContent = false
    /// Whether there was an event with data.
    private var hasEvents = false
    /// Whether there was JSON with nothing in it.
    private var hasEmptyValue = false
    /// What was said beside the answer: the reason, if it never comes to its end.
    private var explanation: GatewayError?
    /// What the provider says there.
    private var explanationReport: ProviderErrorBody?
    /// The form of what came, where it is another protocol's.
    private var foreignForm: AnswerForm?

    /// A reader at the beginning of a reply.
    init(head: ReplyHead, mapper: Mapper) {
        self.head = head
        self.mapper = mapper
    }

    /// Whether the answer has come to its end. What is missing then is at most the usage.
    var isComplete: Bool { mapper.progress.hasFinished || mapper.progress.hasEnded || isWhole }

    /// Takes the next piece of the reply and returns the events that it completes; see ``failure``.
    mutating func feed(_ bytes: [UInt8]) -> [StreamEvent] {
        guard !hasEnded else { return [] }
        hasContent = hasContent || bytes.contains { !" \t\r\n".utf8.contains($0) }
        var frames: [WireFrame] = []
        var isTooLarge = false
        do throws(EventStreamError) { try framer.feed(bytes, into: &frames) } catch { isTooLarge = true }
        var events: [StreamEvent] = []
        do throws(GatewayError) {
            for frame in frames where !hasEnded { try read(frame, isLast: false, into: &events) }
            if isTooLarge, !hasEnded {
                hasEnded = true
                if !isComplete { throw provider.unexpectedReply("an event that never ended", baseURL: head.address) }
            }
        } catch {
            end(with: error, into: &events)
        }
        if hasEnded { endUsage(into: &events) }
        return events
    }

    /// Ends the reply, and returns the events that only lacked its end.
    ///
    /// - Parameter reason: Why it broke off, where it did.
    mutating func finish(_ reason: String? = nil) -> [StreamEvent] {
        guard !hasEnded else { return [] }
        var frames: [WireFrame] = []
        // What is too large for a frame now is lacking its end.
        do throws(EventStreamError) { try framer.finish(into: &frames) } catch {}
        var events: [StreamEvent] = []
        do throws(GatewayError) {
            for frame in frames where !hasEnded { try read(frame, isLast: true, into: &events) }
            if !hasEnded { try endWithoutWord(reason) }
            flush(into: &events)
            hasEnded = true
        } catch {
            end(with: error, into: &events)
        }
        endUsage(into: &events)
        return events
    }

    private var provider: ProviderIdentity { mapper.provider }

    private mutating func end(with error: GatewayError, into events: inout [StreamEvent]) {
        flush(into: &events)
        failure = error
        hasEnded = true
    }
}

// Frames.
extension ReplyReader {
    /// What stands around a value.
    private struct Place {
        var isEvent = false
        /// What the event is called.
        var name = ""
        var isElement = false
        /// Whether parts of the answer came before it.
        var isPart = false
        var noun: String { isEvent || isElement || isPart ? "an event" : "a reply" }
    }

    private mutating func read(
        _ frame: WireFrame, isLast: Bool, into events: inout [StreamEvent]
    ) throws(GatewayError) {
        switch frame {
        case .event(let name, let data):
            let data = Self.content(of: data[...])
            hasEvents = hasEvents || !data.isEmpty
            guard !name.lowercased().hasSuffix("error") else { return try readError(data) }
            guard !WireWord.isKeepAlive(name) else { return }
            try read(data, in: Place(isEvent: true, name: name), isLast: isLast, into: &events)
        case .value(let bytes, let isElement):
            let place = Place(isEvent: false, isElement: isElement, isPart: hasBegun || hasEvents)
            try read(bytes[...], in: place, isLast: isLast, into: &events)
        case .words(let line):
            let line = line[...].trimmed
            if WireWord.isEnd(line) || WireWord.isLiteral(line) {
                try read(line, in: Place(), isLast: isLast, into: &events)
            } else if !isComplete {
                explain(line)
            }
        case .page(let page):
            guard !isComplete else { return }
            var error = provider.notJSON("a reply", words: nil, reason: "it is a web page", head)
            error.providerMessage = WireWord.title(of: page)
            throw error
        }
    }

    private mutating func read(
        _ data: ArraySlice<UInt8>, in place: Place, isLast: Bool, into events: inout [StreamEvent]
    ) throws(GatewayError) {
        guard !data.isEmpty else { return }
        if WireWord.isEnd(data) { return try endWithWord() }
        let json: LenientJSON
        do throws(JSONParseError) {
            json = try LenientJSON(parsing: data)
        } catch {
            // What cannot be read any more after an answer is no part of it, and what was cut has no meaning.
            if isComplete || (isLast && WireWord.looksLikeJSON(data)) { return }
            let isMeantAsJSON = WireWord.looksLikeJSON(data)
            throw provider.notJSON(
                place.noun, words: isMeantAsJSON ? nil : WireWord.words(data),
                reason: isMeantAsJSON ? error.message : nil, head)
        }
        try read(json.value, json.hasFragments, in: place, into: &events)
    }

    private mutating func read(
        _ value: JSONValue, _ hasFragments: Bool, in place: Place, into events: inout [StreamEvent]
    ) throws(GatewayError) {
        switch value {
        case .null, .bool(false): hasEmptyValue = true
        case .object(let object) where !object.isEmpty:
            try readObject(value, hasFragments, in: place, into: &events)
        case .array(let items) where !items.isEmpty:
            for item in items where !hasEnded {
                try read(item, hasFragments, in: Place(isEvent: place.isEvent, isElement: true), into: &events)
            }
        case .object, .array: hasEmptyValue = true
        case .string(let text):
            // JSON within a string of JSON, or the server's words.
            if text.first(where: { !$0.isWhitespace }) == "{", let inner = try? LenientJSON(parsing: text.utf8) {
                try read(inner.value, inner.hasFragments, in: place, into: &events)
            } else if let words = WireWord.words(text.utf8), !isComplete {
                throw provider.notJSON(place.noun, words: words, head)
            }
        case .bool, .integer, .number:
            guard isComplete else {
                throw provider.unexpectedReply("\(place.noun) that is not a JSON object", baseURL: nil)
            }
        }
    }

    private mutating func readObject(
        _ value: JSONValue, _ hasFragments: Bool, in place: Place, into events: inout [StreamEvent]
    ) throws(GatewayError) {
        let value = value.unwrapped(to: Mapper.answerForm).typed(by: place.name)
        if let type = value["type"]?.stringValue, WireWord.isKeepAlive(type) { return }
        if !hasBegun, foreignForm == nil {
            foreignForm = AnswerForm(value).flatMap { $0 == Mapper.answerForm ? nil : $0 }
        }
        let form = Mapper.form(of: value)
        let isReply = form == .reply || (form == .either && !place.isEvent && !place.isElement && !hasBegun)
        // Words that stand where there is no answer are none, though a protocol may have a text of that name.
        let isExplanation = WireFailure.mayExplain(value)
        if let report = WireFailure.report(in: value) {
            // A piece of the answer may be in the same object.
            let pieces: [StreamEvent]? =
                isExplanation ? nil : try? isReply ? mapper.events(fromReply: value) : mapper.events(fromEvent: value)
            add((pieces ?? []).filter { $0.isText }, hasFragments, into: &events)
            throw reported(hasFragments ? report.withoutFragments : report)
        }
        if isExplanation {
            let body = hasFragments ? value.withoutFragments : value
            if isReply, !isComplete { throw reported(body) }
            if explanation == nil { (explanation, explanationReport) = (mapper.failure(body), ProviderErrorBody(body)) }
            return
        }
        let new: [StreamEvent]
        do throws(GatewayError) {
            new = isReply ? try mapper.events(fromReply: value) : try mapper.events(fromEvent: value)
        } catch {
            throw isReply && !hasBegun ? foreignForm.map { mapper.withoutAnswer(in: $0) } ?? error : error
        }
        let failed = add(new, hasFragments, into: &events)
        if let failed { throw mapper.failure(WireFailure.report(of: failed, in: value)) }
        isWhole = isWhole || isReply
        hasEnded = hasEnded || mapper.progress.hasEnded
    }

    /// An event that says by its name that it is an error. After an answer it needs words to count.
    private mutating func readError(_ data: ArraySlice<UInt8>) throws(GatewayError) {
        let json = try? LenientJSON(parsing: data).value.withoutFragments
        let words = json?.stringValue ?? (json == nil ? WireWord.words(data) : nil)
        let body = words.map { ["message": .string($0)] } ?? json.map(WireFailure.body) ?? .null
        let error = mapper.failure(body)
        if !isComplete || error.providerMessage != nil { throw reported(body) }
    }

    /// The failure that the provider reports, and what it says.
    private mutating func reported(_ body: JSONValue) -> GatewayError {
        report = ProviderErrorBody(body)
        return mapper.failure(body)
    }

    /// Data without white space around it, and without the name of its field where somebody wrote it twice.
    private static func content(of data: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var content = data.trimmed
        while content.starts(with: "data:".utf8) { content = content.dropFirst(5).trimmed }
        return content
    }
}

// Events.
extension ReplyReader {
    /// Adds what the mapper made of a value, with the characters whole that were cut.
    ///
    /// - Returns: The reason for the end, where it is a failure: that is no end of an answer.
    @discardableResult
    private mutating func add(
        _ new: [StreamEvent], _ hasFragments: Bool, into events: inout [StreamEvent]
    ) -> FinishReason? {
        var failed: FinishReason?
        for event in new {
            switch event {
            case .text(let piece):
                hasBegun = true
                usage.noteOutput()
                let whole = text.feed(piece)
                if !whole.isEmpty { events.append(.text(whole)) }
            case .reasoning(let piece):
                hasBegun = true
                usage.noteOutput()
                let whole = reasoning.feed(piece)
                if !whole.isEmpty { events.append(.reasoning(whole)) }
            case .finish(let reason) where reason.kind == .error:
                failed = reason
            case .finish:
                flush(into: &events)
                events.append(event)
            case .usage(let report):
                if let known = usage.add(report, isFinished: isComplete) { events.append(.usage(known)) }
            case .metadata(let fields) where hasFragments:
                events.append(.metadata(JSONValue.object(fields).withoutFragments.objectValue ?? fields))
            default:
                events.append(event)
            }
        }
        return failed
    }

    /// Hands out what the end of the reply tells of its tokens.
    private mutating func endUsage(into events: inout [StreamEvent]) {
        if let known = usage.end(isFinished: isComplete) { events.append(.usage(known)) }
    }

    /// Hands out what is left of characters that never became whole.
    private mutating func flush(into events: inout [StreamEvent]) {
        let rest = [StreamEvent.reasoning(reasoning.finish()), .text(text.finish())]
        events += rest.filter { $0 != .text("") && $0 != .reasoning("") }
    }
}

// The end.
extension ReplyReader {
    /// Keeps the first words that came beside the answer.
    private mutating func explain(_ line: ArraySlice<UInt8>) {
        let words = WireWord.words(line)
        guard explanation == nil || explanation?.providerMessage == nil else { return }
        if hasEvents || hasBegun, !WireWord.isField(line) {
            explanation = words.map { mapper.failure(["message": .string($0)]) }
            explanationReport = words.map { ProviderErrorBody(["message": .string($0)]) }
        } else if !hasEvents, !hasBegun {
            explanation = provider.notJSON("a reply", words: words, head)
        }
    }

    /// The server's word for the end. Where the protocol has it, it may come without any reason for the end.
    private mutating func endWithWord() throws(GatewayError) {
        if !isComplete {
            guard Mapper.endsWithWord, hasBegun, explanation == nil else { return try endWithoutWord(nil) }
            isWhole = true
        }
        hasEnded = true
    }

    private mutating func endWithoutWord(_ reason: String?) throws(GatewayError) {
        guard !isComplete else { return }
        if let explanation {
            report = explanationReport
            throw explanation
        }
        if reason == nil, !hasContent { throw provider.emptyReply(head) }
        if hasEmptyValue, !hasEvents, !hasBegun { throw mapper.withoutAnswer }
        if let foreignForm, !hasBegun { throw mapper.withoutAnswer(in: foreignForm) }
        var incomplete = mapper.incomplete
        incomplete.providerMessage = reason
        throw incomplete
    }
}

extension StreamEvent {
    /// Whether it is a part of an answer that counts even if the answer fails: its text, and what it cost.
    var isText: Bool {
        switch self {
        case .text, .reasoning, .usage: true
        default: false
        }
    }
}

extension ArraySlice<UInt8> {
    /// Without white space at both ends.
    var trimmed: ArraySlice<UInt8> {
        func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
        guard let start = firstIndex(where: { !isSpace($0) }), let end = lastIndex(where: { !isSpace($0) }) else {
            return []
        }
        return self[start...end]
    }
}
