/// The table of what families of models take of reasoning, `efforts.tsv`.
///
/// The start of the program asks for one model and must not wait for all: only the row that is found is read.
enum EffortTable {
    /// The rule of a model; `nil` where nothing is known of it.
    ///
    /// - Parameter host: Where it is asked: a server that is configured under any name is known by that.
    static func rule(for id: ModelID, host: String = "") -> EffortRule? {
        let provider = Array(id.provider.lowercased().utf8)
        let host = Array(host.lowercased().utf8)
        let model = Array(id.model.lowercased().utf8)
        var best: (length: Int, row: ArraySlice<UInt8>)?
        for line in lines {
            let cells = line.split(separator: tab, maxSplits: 2, omittingEmptySubsequences: false)
            guard cells.count == 3, names(in: cells[0], has: provider, or: host) else { continue }
            for pattern in cells[1].split(separator: blank) where matches(model[...], pattern) {
                if pattern.count > best?.length ?? -1 { best = (pattern.count, cells[2]) }
            }
        }
        return best.map { EffortRule(cells: Self.cells($0.row)) }
    }

    /// The rows as they stand: providers, patterns, and the rule.
    static var rows: [(providers: [String], patterns: [String], rule: EffortRule)] {
        lines.compactMap { line in
            let cells = Self.cells(line)
            guard cells.count > 2 else { return nil }
            return (
                cells[0].split(separator: ",").map(String.init), cells[1].split(separator: " ").map(String.init),
                EffortRule(cells: Array(cells.dropFirst(2)))
            )
        }
    }

    private static let tab = UInt8(ascii: "\t")
    private static let blank = UInt8(ascii: " ")
    private static let star = UInt8(ascii: "*")

    /// The lines without comments and the names of the columns.
    private static var lines: some Sequence<ArraySlice<UInt8>> {
        PackageResources.efforts_tsv.split(separator: UInt8(ascii: "\n")).lazy
            .filter { $0.first != UInt8(ascii: "#") }.dropFirst()
    }

    private static func cells(_ line: ArraySlice<UInt8>) -> [String] {
        line.split(separator: tab, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Whether a list of providers has one. A name with a dot is a host, or the end of one.
    private static func names(in list: ArraySlice<UInt8>, has provider: [UInt8], or host: [UInt8]) -> Bool {
        list.split(separator: UInt8(ascii: ",")).contains { name in
            if name.elementsEqual(provider) { return true }
            guard name.contains(UInt8(ascii: ".")), host.count >= name.count else { return false }
            let before = host.dropLast(name.count)
            return host.suffix(name.count).elementsEqual(name) && (before.isEmpty || before.last == UInt8(ascii: "."))
        }
    }

    /// Whether a name has the form of a pattern, in which `*` is any text.
    static func matches(_ name: ArraySlice<UInt8>, _ pattern: ArraySlice<UInt8>) -> Bool {
        guard let first = pattern.first else { return name.isEmpty }
        let rest = pattern.dropFirst()
        guard first == star else { return name.first == first && matches(name.dropFirst(), rest) }
        var name = name
        while true {
            if matches(name, rest) { return true }
            guard !name.isEmpty else { return false }
            name = name.dropFirst()
        }
    }
}
