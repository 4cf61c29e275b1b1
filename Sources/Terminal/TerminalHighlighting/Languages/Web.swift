/// JavaScript and TypeScript.
extension LanguageGrammar {
    static let javascript = LanguageGrammar {
        $0.features = [.calls, .capitalTypes, .capitalConstants, .members]
        $0.extendNames(start: "$")
        $0.rules =
            GrammarRule.slashComments + GrammarRule.cStrings + [
                .string("`", multiline: true, [.code("${", "}")]), .regex(), .name("@", .attribute, "."),
                .line("#!", at: .columnZero), .name("#", .plain), GrammarRule("<", .element, at: .operand),
            ]
        $0.add(
            .keyword,
            """
            as async await break case catch const continue debugger default delete do else export extends
            finally for from get if import in instanceof let new of return set static switch throw try typeof
            var void while with yield
            """)
        $0.declare(.function, after: "function")
        $0.declare(.type, after: "class")
        $0.add(.constant, "true false null undefined NaN Infinity this super globalThis arguments")
    }

    static let tsx = javascript.with {
        $0.add(
            .keyword,
            """
            abstract accessor asserts declare implements infer is keyof override private protected
            package readonly satisfies unique using
            """)
        $0.declare(.type, after: "class interface enum namespace type")
        $0.remove("type")
        $0.add(.keyword, "type")
        $0.add(.type, "any bigint boolean never number object string symbol unknown")
    }

    /// TypeScript without JSX, where `<T>x` is a type assertion.
    static let typescript = tsx.with {
        $0.rules.removeAll { rule in
            if case .element = rule.kind { true } else { false }
        }
    }
}
