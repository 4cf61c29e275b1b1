internal import CParlanceYAML

extension YAMLEvent {
    /// Copies what is needed out of an event of libyaml; `nil` for one without a meaning.
    init?(_ event: borrowing yaml_event_t) {
        mark = YAMLMark(event.start_mark)
        let data = event.data
        switch event.type {
        case YAML_STREAM_START_EVENT: kind = .streamStart
        case YAML_STREAM_END_EVENT: kind = .streamEnd
        case YAML_DOCUMENT_START_EVENT: kind = .documentStart
        case YAML_DOCUMENT_END_EVENT: kind = .documentEnd
        case YAML_SEQUENCE_END_EVENT: kind = .sequenceEnd
        case YAML_MAPPING_END_EVENT: kind = .mappingEnd
        case YAML_ALIAS_EVENT:
            kind = .alias(String(yaml: data.alias.anchor) ?? "")
        case YAML_SEQUENCE_START_EVENT:
            kind = .sequenceStart
            anchor = String(yaml: data.sequence_start.anchor)
        case YAML_MAPPING_START_EVENT:
            kind = .mappingStart
            anchor = String(yaml: data.mapping_start.anchor)
        case YAML_SCALAR_EVENT:
            let scalar = data.scalar
            kind = .scalar(
                YAMLScalar(
                    // With its length, because `"\0"` puts a NUL into the text.
                    text: String(
                        decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self),
                    isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE,
                    tag: String(yaml: scalar.tag)))
            anchor = String(yaml: scalar.anchor)
        default: return nil
        }
    }
}

extension YAMLMark {
    /// libyaml counts lines and columns from 0.
    init(_ mark: yaml_mark_t) {
        self.init(line: Int(mark.line) + 1, column: Int(mark.column) + 1)
    }
}

extension String {
    fileprivate init?(yaml characters: UnsafePointer<yaml_char_t>?) {
        guard let characters else { return nil }
        self.init(decodingCString: characters, as: UTF8.self)
    }
}
