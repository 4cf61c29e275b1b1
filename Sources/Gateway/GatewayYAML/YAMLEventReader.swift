internal import CParlanceYAML

/// Reads the events of one text with libyaml and owns the C parser and the bytes it reads.
struct YAMLEventReader: ~Copyable {
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let input: UnsafeMutableBufferPointer<UInt8>

    init(text: String) throws(YAMLError) {
        let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
        guard yaml_parser_initialize(parser) == 1 else {
            parser.deallocate()
            throw YAMLError(message: "The YAML parser could not start because it ran out of memory.", mark: nil)
        }
        // libyaml would count a byte order mark as a column.
        let bytes = text.unicodeScalars.first == "\u{FEFF}" ? text.utf8.dropFirst(3) : text.utf8[...]
        // At least one byte, because libyaml does not take a null pointer for an empty text.
        input = .allocate(capacity: max(1, bytes.count))
        _ = input.initialize(from: bytes)
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(parser, input.baseAddress, bytes.count)
        self.parser = parser
    }

    deinit {
        yaml_parser_delete(parser)
        parser.deallocate()
        input.deallocate()
    }

    /// The next event; after the end of the stream, or after an error, there is none to ask for.
    mutating func next() throws(YAMLError) -> YAMLEvent {
        var event = yaml_event_t()
        guard yaml_parser_parse(parser, &event) == 1 else { throw YAMLError(problemOf: parser.pointee, in: input) }
        defer { yaml_event_delete(&event) }
        guard let copy = YAMLEvent(event) else {
            throw YAMLError(message: "The YAML parser went past the end of the text.", mark: nil)
        }
        return copy
    }
}
