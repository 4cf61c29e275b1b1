/// A grammar with its rules by their first byte, shared by all states of a scanner.
final class GrammarTable: Sendable {
    let grammar: LanguageGrammar
    private let rules: [[GrammarRule]]

    init(_ grammar: LanguageGrammar) {
        self.grammar = grammar
        var rules = [[GrammarRule]](repeating: [], count: 256)
        for rule in grammar.rules {
            guard let first = rule.open.first else { continue }
            // The longest comes first; of equals, the one described first.
            let place = rules[Int(first)].firstIndex { $0.open.count < rule.open.count }
            rules[Int(first)].insert(rule, at: place ?? rules[Int(first)].count)
        }
        self.rules = rules
    }

    func rules(for byte: UInt8) -> [GrammarRule] { rules[Int(byte)] }
}
