import GatewayJSON

/// Cuts the bytes of a reply into its frames, by what they are and not by what they were called.
///
/// Servers and what stands before them send JSON where a stream was asked for, a stream where JSON was, one kind of stream
/// under the name of another, comments before JSON, and words in the middle of events. So each line is judged by its first
/// byte that is not blank: a field of server-sent events, JSON, a page, or words. The same bytes give the same frames,
/// however they are cut.
struct WireFramer: Sendable {
    /// The greatest size of JSON that is not in an event: a whole reply, far above the longest answer any model gives.
    static let valueLimit = 64 * 1024 * 1024
    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    /// As much of a page as may hold its title.
    private static let pageLimit = 8 * 1024

    /// What the data of the event that is being read is so far.
    private enum EventData: Sendable {
        case none
        /// JSON whose last bracket is missing.
        case open(JSONExtent)
        /// JSON with its last bracket, or a word.
        case closed
    }

    private let eventLimit: Int
    private var lines = LineParser(limit: valueLimit)
    /// The first byte of the unfinished line that is not blank, nor of a byte order mark.
    private var firstSign: UInt8?
    private var events: EventStreamParser
    private var data = EventData.none
    /// Fields that came after the data of an event: of this event if a blank line follows, of the next one otherwise.
    private var laterFields: [[UInt8]] = []

    /// JSON outside of events whose last bracket is missing.
    private var value: [UInt8] = []
    private var extent: JSONExtent?
    /// Whether the reply is known to have one line for each JSON value.
    private var isLinewise = false
    private var isInList = false

    private var isPage = false
    private var page: [UInt8] = []
    /// Whether a frame of an answer was found.
    private var hasBegun = false

    /// A framer at the beginning of a reply.
    ///
    /// - Parameter eventLimit: The greatest size of an event, and of a line that is no JSON, in bytes.
    init(eventLimit: Int = EventStreamParser.defaultLimit) {
        self.eventLimit = eventLimit
        events = EventStreamParser(limit: eventLimit)
    }

    /// Takes the next piece of the reply and adds the frames that it completes.
    ///
    /// - Throws: ``EventStreamError`` when a frame grows above every measure.
    mutating func feed(_ bytes: [UInt8], into frames: inout [WireFrame]) throws(EventStreamError) {
        var complete: [[UInt8]] = []
        try lines.feed(bytes, into: &complete)
        for line in complete { try receive(line[...], into: &frames) }
        // Only JSON that is no event may be longer than one.
        let partial = lines.partialLine
        if !complete.isEmpty { firstSign = nil }
        // What was blank before is not looked at again.
        firstSign = firstSign ?? partial.suffix(bytes.count).first { !$0.isBlank && !Self.byteOrderMark.contains($0) }
        let isValue = extent != nil || firstSign?.opensValue == true
        guard isValue || partial.count <= eventLimit, value.count <= Self.valueLimit else {
            throw EventStreamError(limit: isValue ? Self.valueLimit : eventLimit)
        }
    }

    /// Ends the reply and adds the frames that only lack their ends.
    mutating func finish(into frames: inout [WireFrame]) throws(EventStreamError) {
        if let line = lines.finish(), !Self.isCutField(line) { try receive(line[...], into: &frames) }
        try dispatch(into: &frames)
        if !page.isEmpty { frames.append(.page(page)) }
        // What has no last bracket was cut.
        self = WireFramer(eventLimit: eventLimit)
    }

    private mutating func receive(_ line: ArraySlice<UInt8>, into frames: inout [WireFrame]) throws(EventStreamError) {
        if isPage { return receivePage(line, into: &frames) }
        if case .open = data, extent == nil, !line.allSatisfy(\.isBlank), Self.field(of: line) == nil {
            // Printed over several lines, of which only the first one was marked as data.
            return try receiveField("data", line, into: &frames)
        }
        var rest = line
        var isBlank = true
        while extent != nil || rest.contains(where: { !$0.isBlank }) {
            isBlank = false
            if extent == nil {
                rest = rest.drop(while: \.isBlank)
                if rest.first == UInt8(ascii: "<"), !hasBegun {
                    isPage = true
                    return receivePage(rest, into: &frames)
                }
                if isSeparator(rest) {
                    rest.removeFirst()
                    continue
                }
                guard rest.first == UInt8(ascii: "{") else { return try receiveOther(rest, into: &frames) }
                extent = JSONExtent()
            }
            guard let end = extent?.end(in: rest) else {
                value += rest
                value.append(.lineFeed)
                // Where each value has a line, one that is not whole is broken.
                if isLinewise { endValue(into: &frames) }
                return
            }
            isLinewise = isLinewise || (value.isEmpty && !isInList)
            value += rest[..<end]
            endValue(into: &frames)
            rest = rest[end...]
        }
        if isBlank { try dispatch(into: &frames) }
    }

    private mutating func endValue(into frames: inout [WireFrame]) {
        frames.append(.value(value, isElement: isInList))
        hasBegun = true
        value = []
        extent = nil
    }

    /// Whether a line goes on with a bracket or a comma of a list of values.
    private mutating func isSeparator(_ rest: ArraySlice<UInt8>) -> Bool {
        switch rest.first {
        case UInt8(ascii: "["):
            let next = rest.dropFirst().first { !$0.isBlank }
            guard next == nil || next == UInt8(ascii: "{") else { return false }
            isInList = true
            return true
        case UInt8(ascii: "]") where isInList:
            isInList = false
            return true
        case UInt8(ascii: ","): return isInList || isLinewise
        default: return false
        }
    }

    private mutating func receiveOther(_ line: ArraySlice<UInt8>, into frames: inout [WireFrame])
        throws(EventStreamError)
    {
        if let (name, content) = Self.field(of: line) { return try receiveField(name, content, into: &frames) }
        let isEmptyList = line.filter { !$0.isBlank } == Array("[]".utf8)
        frames.append(isEmptyList ? .value(Array(line), isElement: false) : .words(Array(line)))
    }

    // MARK: Server-sent events

    private mutating func receiveField(
        _ name: String, _ content: ArraySlice<UInt8>, into frames: inout [WireFrame]
    ) throws(EventStreamError) {
        let line = Array("\(name): ".utf8) + content
        switch (name, data) {
        case ("", _): break
        case ("data", .closed):
            // Two events without the blank line between them: what is whole cannot be continued.
            let later = laterFields
            laterFields = []
            try dispatch(into: &frames)
            for field in later { _ = try events.receive(line: field[...]) }
            try addData(content, line: line)
        case ("data", _): try addData(content, line: line)
        case (_, .closed): laterFields.append(line)
        default: _ = try events.receive(line: line[...])
        }
    }

    private mutating func addData(_ content: ArraySlice<UInt8>, line: [UInt8]) throws(EventStreamError) {
        _ = try events.receive(line: line[...])
        if case .open(var extent) = data {
            data = extent.end(in: content) == nil ? .open(extent) : .closed
        } else if let start = content.firstIndex(where: { !$0.isBlank }), content[start].opensValue {
            var extent = JSONExtent()
            data = extent.end(in: content[start...]) == nil ? .open(extent) : .closed
        }
    }

    private mutating func dispatch(into frames: inout [WireFrame]) throws(EventStreamError) {
        for field in laterFields { _ = try events.receive(line: field[...]) }
        laterFields = []
        data = .none
        guard let event = try events.receive(line: []) else { return }
        frames.append(.event(name: event.event, data: event.data))
        hasBegun = true
    }

    /// The field of an event that a line is, in small letters, and its value; `nil` when it is none. A comment is a field
    /// without a name.
    private static func field(of line: ArraySlice<UInt8>) -> (name: String, content: ArraySlice<UInt8>)? {
        let colon = line.firstIndex(of: UInt8(ascii: ":")) ?? line.endIndex
        // The longest name has five letters; blanks around it are forgiven.
        guard colon - line.startIndex <= 16 else { return nil }
        let name = String(decoding: line[..<colon].filter { !$0.isBlank }, as: UTF8.self).lowercased()
        guard ["data", "event", "id", "retry"].contains(name) || (name.isEmpty && colon < line.endIndex) else {
            return nil
        }
        return (name, line[min(colon + 1, line.endIndex)...].drop(while: \.isBlank))
    }

    /// Whether the last line of a reply was cut within the name of a field.
    private static func isCutField(_ line: [UInt8]) -> Bool {
        ["data", "event", "id", "retry"].contains { $0.utf8.starts(with: line) }
    }

    // MARK: Pages

    private mutating func receivePage(_ line: ArraySlice<UInt8>, into frames: inout [WireFrame]) {
        page += line.prefix(max(0, Self.pageLimit - page.count))
        page.append(.lineFeed)
        let isEnough = page.count >= Self.pageLimit || String(decoding: page, as: UTF8.self).contains("</title>")
        guard isEnough else { return }
        frames.append(.page(page))
        page = []
    }
}

extension UInt8 {
    fileprivate var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }
    fileprivate var opensValue: Bool { self == UInt8(ascii: "{") || self == UInt8(ascii: "[") }
}
