/// Header fields in the order in which they were added; names are compared without regard to the case of ASCII letters.
///
/// ```swift
/// var headers: HTTPHeaders = ["Content-Type": "application/json"]
/// headers["Authorization"] = "Bearer …"
/// headers["content-type"]  // "application/json"
/// ```
public struct HTTPHeaders: Sendable, Hashable, ExpressibleByDictionaryLiteral {
    /// One header field: a name and its value, as they stand on the wire.
    public struct Field: Sendable, Hashable {
        /// The name, with the case that its writer gave it.
        public var name: String
        /// The value without surrounding white space.
        public var value: String

        /// Creates a field; neither part is checked here, the transport refuses what cannot be sent.
        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// All fields; the same name may occur several times.
    public private(set) var fields: [Field]

    /// Creates a list of the fields given.
    public init(_ fields: [Field] = []) {
        self.fields = fields
    }

    /// Creates a list from name and value pairs, in the order written.
    public init(dictionaryLiteral elements: (String, String)...) {
        fields = elements.map { Field(name: $0.0, value: $0.1) }
    }

    /// The first value under this name. Setting it replaces every field of this name by one; `nil` removes them.
    public subscript(name: String) -> String? {
        get { fields.first { Self.isSame($0.name, name) }?.value }
        set {
            let position = fields.firstIndex { Self.isSame($0.name, name) } ?? fields.endIndex
            fields.removeAll { Self.isSame($0.name, name) }
            if let newValue { fields.insert(Field(name: name, value: newValue), at: position) }
        }
    }

    /// Every value under this name, in order.
    public func values(for name: String) -> [String] {
        fields.filter { Self.isSame($0.name, name) }.map(\.value)
    }

    /// Adds a field at the end and keeps those of the same name.
    public mutating func add(name: String, value: String) {
        fields.append(Field(name: name, value: value))
    }

    /// Replaces the value of the field added last.
    mutating func replaceLast(with value: String) {
        guard let last = fields.indices.last else { return }
        fields[last].value = value
    }

    private static func isSame(_ left: String, _ right: String) -> Bool {
        left.utf8.elementsEqual(right.utf8) { lowercase($0) == lowercase($1) }
    }

    private static func lowercase(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }
}
