import GatewayJSON

/// A schema object as it was written, and its place: reads keywords and complains about values they must not have.
struct SchemaSource {
    let object: JSONObject
    let location: SchemaIndex.Location

    func error(_ keyword: String, _ message: String) -> SchemaError {
        SchemaError(pointer: location.pointer.appending(keyword), message: message)
    }

    /// The value of a keyword, read by `read`, or nil if it is missing.
    func value<Value>(
        _ keyword: String, _ expectation: String, read: (JSONValue) -> Value?
    ) throws(SchemaError) -> Value? {
        guard let value = object[keyword] else { return nil }
        guard let result = read(value) else {
            throw error(keyword, "\"\(keyword)\" must be \(expectation), but is \(value.phrase).")
        }
        return result
    }

    func string(_ keyword: String) throws(SchemaError) -> String? {
        try value(keyword, "a string") { $0.stringValue }
    }

    func array(_ keyword: String) throws(SchemaError) -> [JSONValue]? {
        try value(keyword, "an array") { $0.arrayValue }
    }

    /// A length or a number of items: a whole number of at least 0.
    func count(_ keyword: String) throws(SchemaError) -> Int? {
        try value(keyword, "a whole number of at least 0") { value in
            guard let number = JSONNumber(value), number.isInteger, !(number < .integer(0)) else { return nil }
            // Nothing is longer than Int.max, so a larger limit means the same.
            return value.intValue ?? .max
        }
    }

    func strings(_ keyword: String) throws(SchemaError) -> [String]? {
        try value(keyword, "an array of strings") { $0.strings }
    }

    /// The keys of a keyword whose value is an object of schemas; none if it is missing.
    func keys(_ keyword: String) throws(SchemaError) -> [String] {
        try value(keyword, "an object of schemas") { $0.objectValue?.keys } ?? []
    }
}

extension JSONValue {
    /// The texts of an array that holds nothing else, otherwise nil.
    var strings: [String]? {
        guard let array = arrayValue else { return nil }
        let strings = array.compactMap(\.stringValue)
        return strings.count == array.count ? strings : nil
    }
}
