import GatewayJSON
import Synchronization

/// Replaces secrets in what is shown or kept, in every form in which a server may give them back.
///
/// Found are the secret itself, with or without what stood around it, in upper or lower case; twelve characters in a row
/// of it; its last eight behind a mask such as `sk-***` or `…`; and all of these with percent, JSON, HTML or `\x` escapes,
/// up to three of them inside one another, in Base64 and in hexadecimal digits. The time is linear in the text.
///
/// What is shorter than eight characters, such as the `x` of a local server, is no secret, and would be found in ordinary
/// words.
struct Redaction: Sendable {
    /// The fewest characters of a secret.
    static let shortest = 8

    /// The secrets, without what was around them.
    let secrets: [String]
    private let matcher: LazyMatcher

    /// Knows the secrets in texts such as keys and values of header fields.
    init(_ texts: [String] = []) {
        var secrets: [String] = []
        for text in texts {
            let core = KeyText(text).core
            // `Basic dXNlcjpw…`, or the words of a text that should have been a key.
            let words = core.contains(where: \.isWhitespace) ? core.split(whereSeparator: \.isWhitespace) : []
            for secret in [core] + words.map(String.init)
            where secret.utf8.count >= Self.shortest && !secrets.contains(secret) {
                secrets.append(secret)
            }
        }
        self.secrets = secrets
        matcher = LazyMatcher()
    }

    /// A text with `mark` in place of each secret.
    func hide(_ text: String, as mark: String) -> String {
        guard !secrets.isEmpty else { return text }
        let bytes = Array(text.utf8)
        let found = matches(in: bytes)
        return found.isEmpty
            ? text : String(decoding: Self.replacing(found, in: bytes, upTo: bytes.count, mark), as: UTF8.self)
    }

    /// Bytes with `mark` in place of each secret.
    ///
    /// - Parameter limit: Only what begins before this byte is in the result: a secret that reaches beyond it is found
    ///   as long as the rest of it is in `bytes`.
    func hide(_ bytes: [UInt8], upTo limit: Int = .max, as mark: String) -> [UInt8] {
        Self.replacing(secrets.isEmpty ? [] : matches(in: bytes), in: bytes, upTo: min(limit, bytes.count), mark)
    }

    /// A JSON value whose texts have `mark` in place of each secret.
    func hide(_ value: JSONValue, as mark: String) -> JSONValue {
        switch value {
        case .string(let text): .string(hide(text, as: mark))
        case .array(let elements): .array(elements.map { hide($0, as: mark) })
        case .object(let object): .object(hide(object, as: mark))
        case .null, .bool, .integer, .number: value
        }
    }

    /// A JSON object whose texts have `mark` in place of each secret.
    func hide(_ object: JSONObject, as mark: String) -> JSONObject {
        var shown = JSONObject()
        for (key, value) in object { shown[hide(key, as: mark)] = hide(value, as: mark) }
        return shown
    }

    /// The most bytes that a secret may take in a body, with every character of it escaped.
    var longestForm: Int {
        8 * (secrets.map(\.utf8.count).max() ?? 0)
    }

    private func matches(in bytes: [UInt8]) -> [Range<Int>] {
        let matcher = matcher.matcher(of: secrets)
        var found: [Range<Int>] = []
        var text = EscapedText(bytes)
        matcher.find(in: text, &found)
        for _ in 0..<EscapedText.depth {
            guard let plainer = text.unescaped() else { break }
            text = plainer
            matcher.find(in: text, &found)
        }
        return found.sorted { $0.lowerBound < $1.lowerBound }
    }

    private static func replacing(
        _ ranges: [Range<Int>], in bytes: [UInt8], upTo limit: Int, _ mark: String
    ) -> [UInt8] {
        var result: [UInt8] = []
        var position = 0
        for range in ranges where range.lowerBound < limit {
            if range.lowerBound >= position {
                result += bytes[position..<range.lowerBound]
                result += Array(mark.utf8)
            }
            position = max(position, range.upperBound)
        }
        return position < limit ? result + bytes[position..<limit] : result
    }
}

extension Redaction: Hashable {
    static func == (left: Redaction, right: Redaction) -> Bool { left.secrets == right.secrets }
    func hash(into hasher: inout Hasher) { hasher.combine(secrets) }
}

/// Most calls never have anything to redact: the tables are made with the first text.
private final class LazyMatcher: Sendable {
    private let made = Mutex<SecretMatcher?>(nil)

    func matcher(of secrets: [String]) -> SecretMatcher {
        made.withLock { made in
            let matcher = made ?? SecretMatcher(secrets)
            made = matcher
            return matcher
        }
    }
}

extension GatewayError {
    /// The error without secrets: it is shown, logged and pasted into reports.
    func hiding(_ redaction: Redaction) -> GatewayError {
        var error = self
        error.reason = redaction.hide(reason, as: "(the key)")
        error.providerMessage = providerMessage.map { redaction.hide($0, as: "(the key)") }
        error.fix = fix.map { redaction.hide($0, as: "(the key)") }
        error.requestID = requestID.map { redaction.hide($0, as: "(the key)") }
        return error
    }
}
