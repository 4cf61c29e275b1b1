import GatewayCore
import ParlanceConversations

extension UsageTool.Options {
    /// Reads the words behind `/usage`: the options of `parlance usage`, and a time or what to add up by alone.
    ///
    /// - Throws: ``GatewayError`` with the word that is neither.
    init(_ argument: String) throws(GatewayError) {
        self.init()
        var words = argument.split(separator: " ").flatMap { word -> [String] in
            guard word.hasPrefix("--"), let sign = word.firstIndex(of: "=") else { return [String(word)] }
            return [String(word[..<sign]), String(word[word.index(after: sign)...])]
        }[...]
        while let word = words.popFirst() {
            switch word {
            case "--json": form = .json
            case "--csv": form = .csv
            case "--since": since = try Self.value(of: word, in: &words)
            case "--until": until = try Self.value(of: word, in: &words)
            case "--by": try add(up: try Self.value(of: word, in: &words))
            default:
                if let grouping = SpendingReport.Grouping(rawValue: word.lowercased()) {
                    self.grouping = grouping
                } else if since == nil, SpendingPeriod.start(word, now: 0) != nil {
                    since = word
                } else {
                    throw GatewayError(
                        .configuration, "'\(word)' is neither a time nor something to add up by.",
                        fix: "Give \(SpendingPeriod.forms); or \(Self.groupings).")
                }
            }
        }
    }

    private mutating func add(up name: String) throws(GatewayError) {
        guard let grouping = SpendingReport.Grouping(rawValue: name.lowercased()) else {
            throw GatewayError(.configuration, "Nothing can be added up by '\(name)'.", fix: "Give \(Self.groupings).")
        }
        self.grouping = grouping
    }

    private static func value(of option: String, in words: inout ArraySlice<String>) throws(GatewayError) -> String {
        guard let value = words.popFirst() else { throw GatewayError(.configuration, "\(option) needs a value.") }
        return value
    }

    private static var groupings: String {
        SpendingReport.Grouping.allCases.map(\.rawValue).joined(separator: ", ")
    }
}
