/// The special tokens of an encoding, ready to be found in a text.
///
/// No name is the beginning of another, so at most one begins at a place: the last that does not sort behind the text.
struct SpecialTokenTable: Sendable {
    private struct Entry {
        let name: [UInt8]
        let id: UInt32
    }

    /// In the order of the ids; the first of an id is the name it is decoded to.
    private let published: [(name: String, id: UInt32)]
    /// In the order of the names' bytes.
    private let sorted: [Entry]

    private init(_ published: [(name: String, id: UInt32)]) {
        self.published = published
        sorted = published.map { Entry(name: Array($0.name.utf8), id: $0.id) }
            .sorted { $0.name.lexicographicallyPrecedes($1.name) }
    }

    var names: [String] { published.map(\.name) }
    var highestID: UInt32 { published.map(\.id).max() ?? 0 }

    func name(of id: UInt32) -> String? {
        published.first { $0.id == id }?.name
    }

    /// The table of those tokens that may be recognized.
    func allowing(_ specials: SpecialTokens) -> SpecialTokenTable {
        switch specials {
        case .none: SpecialTokenTable([])
        case .all: self
        case .some(let names): SpecialTokenTable(published.filter { names.contains($0.name) })
        }
    }

    /// The first special token from an offset on.
    func first(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> (id: UInt32, range: Range<Int>)? {
        guard !sorted.isEmpty else { return nil }
        for at in start..<text.count where text[at] == UInt8(ascii: "<") || text[at] == UInt8(ascii: "[") {
            let rest = text[at...]
            var low = 0
            var high = sorted.count
            while low < high {
                let middle = (low + high) / 2
                if rest.lexicographicallyPrecedes(sorted[middle].name) { high = middle } else { low = middle + 1 }
            }
            guard low > 0, rest.starts(with: sorted[low - 1].name) else { continue }
            return (sorted[low - 1].id, at..<at + sorted[low - 1].name.count)
        }
        return nil
    }
}

extension SpecialTokenTable {
    /// From tiktoken 0.14, `tiktoken_ext/openai_public.py`.
    static let o200kBase = SpecialTokenTable([("<|endoftext|>", 199_999), ("<|endofprompt|>", 200_018)])

    /// From tiktoken 0.14, `tiktoken_ext/openai_public.py`.
    static let cl100kBase = SpecialTokenTable([
        ("<|endoftext|>", 100_257), ("<|fim_prefix|>", 100_258), ("<|fim_middle|>", 100_259),
        ("<|fim_suffix|>", 100_260), ("<|endofprompt|>", 100_276),
    ])

    /// From tiktoken 0.14, `tiktoken_ext/openai_public.py`. The id 200018 has two names there, too.
    static let o200kHarmony: SpecialTokenTable = {
        let named: [UInt32: String] = [
            199_998: "startoftext", 199_999: "endoftext", 200_002: "return", 200_003: "constrain",
            200_005: "channel", 200_006: "start", 200_007: "end", 200_008: "message", 200_012: "call",
        ]
        return SpecialTokenTable(
            (UInt32(199_998)..<201_088).flatMap { id -> [(name: String, id: UInt32)] in
                let name = ("<|\(named[id] ?? "reserved_\(id)")|>", id)
                return id == 200_018 ? [("<|endofprompt|>", id), name] : [name]
            })
    }()

    /// From mistral-common 1.13.1, `Tekkenizer.DEPRECATED_SPECIAL_TOKENS`, which tekken_240718 is read with. Its
    /// encoder never recognizes them in a text.
    static let tekken: SpecialTokenTable = {
        let named = [
            "<unk>", "<s>", "</s>", "[INST]", "[/INST]", "[AVAILABLE_TOOLS]", "[/AVAILABLE_TOOLS]", "[TOOL_RESULTS]",
            "[/TOOL_RESULTS]", "[TOOL_CALLS]", "[IMG]", "<pad>", "[IMG_BREAK]", "[IMG_END]", "[PREFIX]", "[MIDDLE]",
            "[SUFFIX]", "[SYSTEM_PROMPT]", "[/SYSTEM_PROMPT]", "[TOOL_CONTENT]",
        ]
        return SpecialTokenTable(
            (0..<1000).map { id in (id < named.count ? named[id] : "<SPECIAL_\(id)>", UInt32(id)) })
    }()
}
