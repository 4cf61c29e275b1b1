import TerminalMarkdown

/// The code blocks of an answer, as they stand in its source: what is copied is what runs.
enum CodeBlocks {
    /// Their texts, in order.
    static func texts(in source: String) -> [String] {
        var parser = MarkdownParser(.answer)
        var blocks: [String] = []
        var current: String?
        for event in parser.feed(source) + parser.finish() {
            switch event {
            case .begin(.code): current = ""
            case .code(let text): current?.append(text)
            case .end(.code):
                if let current { blocks.append(current) }
                current = nil
            default: break
            }
        }
        return blocks
    }
}
