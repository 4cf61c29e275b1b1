/// How the provider of a family of models keeps prompts in its cache, as it is published.
package struct CacheTerms: Sendable, Hashable {
    /// Who says what is kept.
    package enum Way: String, Sendable, Hashable {
        /// The request marks it.
        case marks
        /// The provider, unless the request forbids it.
        case provider = "switch"
        /// The provider.
        case automatic
    }

    /// Who says what is kept.
    package var way: Way
    /// The fewest tokens of a prefix that is kept; `nil`: not published.
    package var minimum: Int?
    /// In what steps of tokens a prefix is matched; `nil`: not published, or by the request's marks.
    package var step: Int?
    /// How long it is kept, from its last use; `nil`: not published.
    package var short: Duration?
    /// How long it is kept where the request asks for longer; `nil`: nothing of that kind is offered.
    package var long: Duration?

    /// The terms of a model, by its name; `nil` for one of no family that is known.
    package init?(of id: ModelID) {
        let name = id.model.split(separator: "/").last.map(String.init) ?? ""
        let words = name.lowercased().split { $0 == "-" || $0 == "." || $0 == "@" || $0 == ":" }.map(String.init)
        for count in stride(from: words.count, to: 0, by: -1) {
            guard let terms = Self.families[words.prefix(count).joined(separator: "-")] else { continue }
            self = terms
            return
        }
        return nil
    }

    /// How long a prompt is kept that was asked to be; `nil`: not published, or not at all.
    package func life(_ lifetime: PromptCaching.Lifetime) -> Duration? {
        switch lifetime {
        case .off: nil
        case .short: short
        case .long: long ?? short
        }
    }

    /// How many of a prompt's tokens are kept.
    package func kept(of tokens: Int) -> Int {
        guard tokens >= minimum ?? 0 else { return 0 }
        return step.map { tokens / $0 * $0 } ?? tokens
    }

    /// All of them; the table is read with the first request.
    private static let families: [String: CacheTerms] = {
        let lines = String(decoding: PackageResources.caches_tsv, as: UTF8.self).split(separator: "\n")
        return lines.filter { !$0.hasPrefix("#") }.dropFirst().reduce(into: [:]) { families, line in
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard fields.count == 6, let way = Way(rawValue: fields[1]) else { return }
            families[fields[0]] = CacheTerms(
                way: way, minimum: Int(fields[2]), step: Int(fields[3]), short: Int(fields[4]).map { .seconds($0) },
                long: Int(fields[5]).map { .seconds($0) })
        }
    }()

    private init(way: Way, minimum: Int?, step: Int?, short: Duration?, long: Duration?) {
        self.way = way
        self.minimum = minimum
        self.step = step
        self.short = short
        self.long = long
    }
}
