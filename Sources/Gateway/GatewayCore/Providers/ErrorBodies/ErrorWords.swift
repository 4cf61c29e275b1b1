import GatewayJSON

/// Finds the words of an error in JSON, whatever wraps them, and the facts beside them.
enum ErrorWords {
    /// Deeper than this nobody wraps a sentence.
    private static let depthLimit = 8
    /// How many errors of a list are shown.
    private static let listLimit = 5
    private static let providerReturnedError = "Provider returned error"

    /// Where an error is looked for first: an object, a list or a sentence.
    private static let wrappers = ["error", "errors"]
    /// Where a sentence is: the first that has one counts. Compared in small letters without `_` and `-`.
    private static let sentences = [
        "message", "detail", "msg", "errormessage", "errormsg", "errmsg", "errordescription", "statusmsg",
        "statusmessage", "description", "reason",
    ]
    /// What may hold an error besides.
    private static let containers = [
        "baseresp", "response", "fault", "faultstring", "cause", "exception", "result", "data", "body", "details",
        "messages",
    ]
    /// The words of HTTP itself, which say less than any message beside them.
    private static let statusWords: Set<String> = [
        "bad request", "unauthorized", "forbidden", "not found", "payment required", "method not allowed", "conflict",
        "unprocessable entity", "too many requests", "internal server error", "bad gateway", "service unavailable",
        "gateway timeout",
    ]

    /// The words of a value. What it says of kind, code and fields goes to the body, where it is not known yet.
    static func read(_ value: JSONValue, into body: inout ProviderErrorBody) -> String? {
        read(value, into: &body, depth: 0)
    }

    /// Whether a value has words at all.
    static func hasWords(_ value: JSONValue) -> Bool {
        var body = ProviderErrorBody(.null)
        return value.objectValue != nil && read(value, into: &body) != nil
    }

    /// The words of a value within a sentence; `nil` where it is no error but, say, a schema that is quoted.
    static func embedded(_ value: JSONValue, into body: inout ProviderErrorBody, depth: Int) -> String? {
        let first = value.arrayValue?.first ?? value
        let strong = wrappers + ["message", "msg", "detail", "errormessage", "errormsg", "errmsg"]
        guard let object = first.objectValue, strong.contains(where: { Fields(object)[$0] != nil }) else { return nil }
        return read(value, into: &body, depth: depth)
    }

    private static func read(_ value: JSONValue, into body: inout ProviderErrorBody, depth: Int) -> String? {
        guard depth < depthLimit else { return nil }
        if let text = value.stringValue {
            // A text of JSON, perhaps of a text of JSON.
            if let first = text.first, "{[\"".contains(first), let inner = try? JSONValue(parsing: text) {
                return read(inner, into: &body, depth: depth + 1) ?? (inner.stringValue == nil ? text : nil)
            }
            return ErrorText.sentence(text, into: &body, depth: depth)
        }
        if let list = value.arrayValue { return read(list, into: &body, depth: depth) }
        guard let object = value.objectValue else { return nil }
        return read(Fields(object), into: &body, depth: depth)
    }

    private static func read(_ list: [JSONValue], into body: inout ProviderErrorBody, depth: Int) -> String? {
        var found: [String] = []
        for entry in list.prefix(listLimit * 4) where found.count < listLimit {
            guard entry.objectValue != nil || entry.stringValue != nil || entry.arrayValue != nil,
                let words = read(entry, into: &body, depth: depth + 1), !found.contains(words)
            else { continue }
            found.append(words)
        }
        return found.isEmpty ? nil : found.joined(separator: "; ")
    }

    private static func read(_ object: Fields, into body: inout ProviderErrorBody, depth: Int) -> String? {
        if let finding = finding(object, into: &body, depth: depth) { return finding }
        var wrapped: String?
        for key in wrappers {
            guard let inner = object[key], wrapped == nil else { continue }
            wrapped = read(inner, into: &body, depth: depth + 1)
        }
        var own: String?
        for key in sentences where own == nil {
            own = object[key].flatMap { read($0, into: &body, depth: depth + 1) }
        }
        facts(of: object, into: &body)
        if own == providerReturnedError, let behind = behind(object["metadata"], into: &body, depth: depth) {
            own = behind
        }
        if let words = joined(wrapped, own, isObject: object["error"]?.objectValue != nil, into: &body) { return words }
        for key in containers {
            if let words = object[key].flatMap({ read($0, into: &body, depth: depth + 1) }) { return words }
        }
        return object["title"].flatMap { read($0, into: &body, depth: depth + 1) }
            ?? (depth > 0 ? byField(object, into: &body, depth: depth) : nil)
    }

    /// Some write a word under `error` and the sentence beside it.
    private static func joined(
        _ wrapped: String?, _ own: String?, isObject: Bool, into body: inout ProviderErrorBody
    ) -> String? {
        guard let wrapped, let own else { return wrapped ?? own }
        if wrapped.contains(own) { return wrapped }
        if isObject { return own.contains(wrapped) ? own : "\(own): \(wrapped)" }
        let isWord = !wrapped.contains(where: \.isWhitespace)
        if isWord { body.kinds.insert(wrapped) }
        if isWord || own.contains(wrapped) || statusWords.contains(wrapped.lowercased()) { return own }
        return "\(wrapped): \(own)"
    }

    /// An entry of FastAPI's list: what is wrong, and where.
    private static func finding(_ object: Fields, into body: inout ProviderErrorBody, depth: Int) -> String? {
        guard let place = object["loc"]?.arrayValue, let text = object["msg"]?.stringValue else { return nil }
        if let kind = object["type"]?.stringValue { body.kinds.insert(kind) }
        let names = place.map { $0.stringValue ?? $0.serialized() }
        let field = names.drop { $0 == "body" }.joined(separator: ".")
        if !field.isEmpty { body.fields.append(field) }
        return names.isEmpty ? text : "\(names.joined(separator: ".")): \(text)"
    }

    /// `{"email": ["is invalid"]}`: the fields at fault are the keys.
    private static func byField(_ object: Fields, into body: inout ProviderErrorBody, depth: Int) -> String? {
        var found: [String] = []
        for (key, value) in object.all where found.count < listLimit {
            guard let list = value.arrayValue, list.contains(where: { $0.stringValue != nil }),
                let words = read(list, into: &body, depth: depth + 1)
            else { continue }
            body.fields.append(key)
            found.append("\(key): \(words)")
        }
        return found.isEmpty ? nil : found.joined(separator: "; ")
    }

    /// OpenRouter's own sentence says nothing; what the provider behind it said is in `metadata`.
    private static func behind(_ metadata: JSONValue?, into body: inout ProviderErrorBody, depth: Int) -> String? {
        guard let raw = metadata?["raw"], raw.stringValue?.isEmpty != true else { return nil }
        var inner = ProviderErrorBody(.null)
        if let text = raw.stringValue {
            ErrorText.read(Array(text.utf8), into: &inner)
        } else {
            inner.message = read(raw, into: &inner, depth: depth + 1)
        }
        body.kinds.formUnion(inner.kinds)
        body.fields += inner.fields
        guard let words = inner.message ?? raw.stringValue.map({ String($0.prefix(500)) }) else { return nil }
        return (metadata?["provider_name"]?.stringValue).map { "\($0): \(words)" } ?? words
    }

    /// The kind, the code, the field and the rest. What is further inside was read before, and counts.
    private static func facts(of object: Fields, into body: inout ProviderErrorBody) {
        let type = object["type"]?.stringValue ?? object["status"]?.stringValue
        let code = object["code"]?.stringValue ?? object["code"]?.intValue.map(String.init)
        body.type = body.type ?? type
        body.code = body.code ?? code
        for key in ["type", "code", "status", "reason", "errortype", "errorcode", "errcode"] {
            guard let kind = object[key]?.stringValue, !kind.isEmpty, kind.utf8.count <= 100 else { continue }
            body.kinds.insert(kind)
        }
        if let parameter = object["param"]?.stringValue, !parameter.isEmpty {
            body.parameter = body.parameter ?? parameter
            body.fields.append(parameter)
        }
        body.requestID = body.requestID ?? object["requestid"]?.stringValue
        for detail in object["details"]?.arrayValue ?? [] {
            if let reason = detail["reason"]?.stringValue { body.kinds.insert(reason) }
            for violation in detail["fieldViolations"]?.arrayValue ?? [] {
                if let field = violation["field"]?.stringValue { body.fields.append(field) }
            }
            if let delay = detail["retryDelay"]?.stringValue, delay.hasSuffix("s") {
                body.retryDelay = body.retryDelay ?? Double(delay.dropLast())
            }
        }
        body.retryDelay = body.retryDelay ?? object["estimatedtime"]?.doubleValue
    }

    /// An object's fields by their names in small letters, without `_` and `-`.
    private struct Fields {
        let all: JSONObject
        private let named: [String: JSONValue]

        init(_ object: JSONObject) {
            all = object
            var named: [String: JSONValue] = [:]
            for (key, value) in object where key.utf8.count <= 40 && !value.isNull {
                let name = key.lowercased().filter { $0 != "_" && $0 != "-" }
                if named[name] == nil { named[name] = value }
            }
            self.named = named
        }

        subscript(name: String) -> JSONValue? { named[name] }
    }
}
