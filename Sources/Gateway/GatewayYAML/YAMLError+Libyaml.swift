internal import CParlanceYAML

extension YAMLError {
    /// Makes sentences of what a parser of libyaml complains about.
    init(problemOf parser: borrowing yaml_parser_t, in input: UnsafeMutableBufferPointer<UInt8>) {
        switch parser.error {
        case YAML_MEMORY_ERROR:
            self.init(message: "The YAML parser stopped because it ran out of memory.", mark: nil)
        case YAML_READER_ERROR:
            self.init(
                message: "The character \(Self.codePoint(parser.problem_value)) is not allowed in YAML. Remove it, or "
                    + #"write it as an escape such as "\x07" in double quotes."#,
                mark: YAMLMark(offset: parser.problem_offset, in: input))
        default:
            let problem = parser.problem.map { String(cString: $0) } ?? "could not read the text"
            let start = YAMLMark(parser.context_mark)
            let context = parser.context.map { " \(String(cString: $0)) that starts at \(start)" }
            let hint = Self.hints[problem].map { " \($0)" }
            self.init(
                message: "\(Self.sentenceStart(problem))\(context ?? "").\(hint ?? "")",
                mark: YAMLMark(parser.problem_mark))
        }
    }

    /// libyaml writes "did not find expected key" and "mapping keys are not allowed"; the first kind lacks a subject.
    private static func sentenceStart(_ problem: String) -> String {
        if ["did ", "could ", "found "].contains(where: problem.hasPrefix) { return "The YAML parser \(problem)" }
        return problem.prefix(1).uppercased() + problem.dropFirst()
    }

    private static func codePoint(_ value: Int32) -> String {
        let digits = String(max(0, value), radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    /// What to do, by the wording of libyaml 0.2 (src/scanner.c and src/parser.c); a changed wording only costs the hint.
    private static let hints = [
        "mapping values are not allowed in this context":
            "Quote the value if the colon belongs to it, or check the indentation.",
        "mapping keys are not allowed in this context": "Check the indentation.",
        "block sequence entries are not allowed in this context":
            "Put the list on the lines after its key, each element after its own dash.",
        "found character that cannot start any token":
            "Quote the value if it starts with a character like @, ` or %, and indent with spaces, not with tabs.",
        "found a tab character that violates indentation": "Indent with spaces, not with tabs.",
        "found a tab character where an indentation space is expected": "Indent with spaces, not with tabs.",
        "could not find expected ':'": "Write every key of a map as `key: value`, and close every quote.",
        "did not find expected key":
            "Give all keys of a map the same indentation, and quote any value that contains a quote or a colon.",
        "did not find expected '-' indicator": "Give all elements of a list the same indentation.",
        "did not find expected ',' or ']'": "Close the list, or put a comma between its elements.",
        "did not find expected ',' or '}'": "Close the map, or put a comma between its keys.",
        "did not find expected node content": "Write a value here, or quote the one that is here.",
        "did not find expected <document start>": "Check the indentation of this line and of the one before it.",
        "did not find expected alphabetic or numeric character":
            "Quote the value if it is not an anchor (&name) or an alias (*name).",
        "found unexpected end of stream": "Close the quote.",
        "found unknown escape character":
            #"Write a backslash in double quotes as \\, or put the text in single quotes."#,
    ]
}

extension YAMLMark {
    /// The place of a byte. Line breaks are those of libyaml: CR, LF, CR LF, U+0085, U+2028 and U+2029.
    fileprivate init(offset: Int, in input: UnsafeMutableBufferPointer<UInt8>) {
        self.init(line: 1, column: 1)
        let before = String(decoding: input.prefix(offset), as: UTF8.self)
        // A character and not a scalar at a time, so that CR LF is one line break.
        for character in before {
            if character.isNewline, character != "\u{B}", character != "\u{C}" {
                line += 1
                column = 1
            } else {
                column += character.unicodeScalars.count
            }
        }
    }
}
