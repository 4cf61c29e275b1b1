import GatewayCore
import GatewayJSON
import ParlanceConversations
import TerminalEditor

/// What `/debug` shows of an exchange: the request, how long it took, and the reply put together.
struct DebugReport: Sendable {
    /// A text in JSON is shown up to so many characters: an image has millions.
    private static let longestText = 2_000
    /// Of one that is longer, so many are shown.
    private static let shownText = 200

    private let exchange: HTTPExchange

    init(_ exchange: HTTPExchange) { self.exchange = exchange }

    /// The lines, each whole.
    var lines: [StyledText] {
        var lines: [StyledText] = [.heading("Request"), StyledText("\(exchange.method.rawValue) \(exchange.url)")]
        if !exchange.requestBody.isEmpty { lines += Self.body(exchange.requestBody).value }
        lines += [.heading("Times"), StyledText(exchange.times.joined(separator: " · "))]
        let reply = Self.body(exchange.responseBody)
        var title = "Reply"
        if let status = exchange.status { title += " \(status)" }
        if reply.events > 1 { title += ", \(reply.events.grouped) events put together" }
        lines.append(.heading(title))
        if !exchange.responseBody.isEmpty { lines += reply.value }
        if exchange.responseLength > exchange.responseBody.count, exchange.responseBody.count >= HTTPExchange.bodyLimit
        {
            lines.append(
                .dim(
                    "(of the first \(exchange.responseBody.count.grouped) of "
                        + "\(exchange.responseLength.grouped) bytes)"))
        }
        lines.append(.dim("/debug raw shows the headers and all events as they came."))
        return lines
    }

    /// A body as it is read best: JSON one item a line, events as one value, everything else as it is.
    private static func body(_ bytes: [UInt8]) -> (value: [StyledText], events: Int) {
        let text = String(decoding: bytes, as: UTF8.self)
        if let value = try? JSONValue(parsing: text) { return (shown(value), 1) }
        guard let merged = MergedReply(text) else { return ([StyledText(text)], 1) }
        return (shown(merged.value), merged.events)
    }

    private static func shown(_ value: JSONValue) -> [StyledText] { [.code(shortened(value).serialized(.pretty))] }

    private static func shortened(_ value: JSONValue) -> JSONValue {
        switch value {
        case .string(let text):
            guard text.utf8.count > longestText else { return value }
            return .string(text.prefix(shownText) + "… (\(text.count.grouped) characters)")
        case .array(let elements): return .array(elements.map(shortened))
        case .object(let object):
            var shorter = JSONObject()
            for (key, value) in object { shorter[key] = shortened(value) }
            return .object(shorter)
        default: return value
        }
    }
}
