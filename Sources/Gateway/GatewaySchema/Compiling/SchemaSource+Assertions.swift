import GatewayJSON

extension SchemaSource {
    func valueAssertions() throws(SchemaError) -> [SchemaKeyword] {
        var keywords: [SchemaKeyword] = []
        if let types = try types() { keywords.append(.type(types)) }
        if let values = try array("enum") { keywords.append(.enumeration(EnumeratedValues(values))) }
        if let value = object["const"] { keywords.append(.constant(value)) }
        if let pattern = try string("pattern") {
            keywords.append(.pattern(try self.pattern(pattern, at: location.pointer.appending("pattern"))))
        }
        return keywords
    }

    func numberAssertions() throws(SchemaError) -> [SchemaKeyword] {
        var keywords: [SchemaKeyword] = []
        if let written = object["multipleOf"],
            let divisor = try value(
                "multipleOf", "a number above 0",
                read: { value in
                    JSONNumber(value).flatMap { .integer(0) < $0 ? $0 : nil }
                })
        {
            keywords.append(.multipleOf(divisor, written: written))
        }
        for bound in NumericBound.allCases {
            guard let written = object[bound.rawValue] else { continue }
            guard let limit = try value(bound.rawValue, "a number", read: JSONNumber.init) else { continue }
            keywords.append(.bound(bound, limit, written: written))
        }
        return keywords
    }

    func sizeAssertions() throws(SchemaError) -> [SchemaKeyword] {
        var keywords: [SchemaKeyword] = []
        for limit in SizeLimit.allCases {
            if let count = try count(limit.rawValue) { keywords.append(.size(limit, count)) }
        }
        if try value("uniqueItems", "true or false", read: \.boolValue) == true { keywords.append(.uniqueItems) }
        return keywords
    }

    func objectAssertions() throws(SchemaError) -> [SchemaKeyword] {
        var keywords: [SchemaKeyword] = []
        if let names = try strings("required") { keywords.append(.required(names)) }
        let dependencies = try value("dependentRequired", "an object of arrays of strings") { value in
            value.objectValue.flatMap { object in
                let read = object.compactMap { entry in entry.value.strings.map { (entry.key, $0) } }
                return read.count == object.count ? read : nil
            }
        }
        if let dependencies { keywords.append(.dependentRequired(dependencies)) }
        return keywords
    }

    /// `format` where it is to reject something; a format that is not known rejects nothing.
    func formatAssertion() throws(SchemaError) -> [SchemaKeyword] {
        try string("format").flatMap(StringFormat.init).map { [.format($0)] } ?? []
    }

    func pattern(_ pattern: String, at pointer: JSONPointer) throws(SchemaError) -> Pattern {
        do {
            return try Pattern(pattern)
        } catch {
            throw SchemaError(
                pointer: pointer,
                message: "the pattern \(JSONValue.string(pattern).shortened) is not a regular expression that can be "
                    + "compiled: \(error.reason)")
        }
    }

    private func types() throws(SchemaError) -> [JSONType]? {
        let names = JSONType.allCases.map(\.rawValue).joined(separator: ", ")
        return try value("type", "one of \(names), or an array of these") { value in
            if let name = value.stringValue { return JSONType(rawValue: name).map { [$0] } }
            guard let names = value.strings, !names.isEmpty else { return nil }
            let types = names.compactMap(JSONType.init(rawValue:))
            return types.count == names.count ? types : nil
        }
    }
}
