extension LanguageGrammar {
    static let perl = LanguageGrammar {
        let holes: [Interpolation] = [
            Interpolation("${", .parameter(close: .closeBrace)), Interpolation("@{", .parameter(close: .closeBrace)),
            .name("$"), .name("@"),
        ]
        $0.heredocInterpolations = [.name("$"), .name("@")]
        $0.features = [.calls, .capitalTypes, .members, .arrows, .commandRegex]
        $0.extendNames(":")
        $0.variableCharacters = ByteSet(":")
        $0.rules = [
            .line("#"), .string("\"", multiline: true, holes), .string("'", multiline: true),
            .string("`", multiline: true, holes), .regex([.name("$")], multiline: true),
            GrammarRule("<<", .heredoc(.script)),
            .variable("$", "0123456789?!#@*$-&_\"'/\\,;.|~^<>`+"), .variable("@", "_$"),
            .variable("%", "$+-", at: .operand),
            .name("&", .function, at: .operand),
            GrammarRule("__END__", .endOfCode, at: .columnZero), GrammarRule("__DATA__", .endOfCode, at: .columnZero),
        ]
        let documentation = "=pod =head1 =head2 =head3 =head4 =over =item =back =begin =end =for =encoding =cut"
        for word in documentation.split(separator: " ") {
            $0.rules.append(.block(String(word), "\n=cut", at: .columnZero))
        }
        for (word, parts, interpolates) in [
            ("q", 1, false), ("qq", 1, true), ("qw", 1, false), ("qr", 1, true), ("qx", 1, true), ("m", 1, true),
            ("s", 2, true), ("tr", 2, false), ("y", 2, false),
        ] {
            $0.rules.append(GrammarRule(word, .perlQuote(parts: parts, interpolates: interpolates)))
        }
        $0.add(
            .keyword,
            """
            and bless cmp continue defined delete die do each else elsif eq eval exists exit for foreach ge given goto gt
            if keys last le local lt map grep my ne next no not or our print printf push pop shift unshift ref redo
            require return say scalar sort splice split join state unless until use values wantarray warn when while
            x xor BEGIN END
            """)
        $0.declare(.function, after: "sub method")
        $0.declare(.type, after: "package class")
        $0.remove("method class")
        $0.add(.constant, "undef __PACKAGE__ __FILE__ __LINE__")
    }

    static let php = LanguageGrammar {
        let holes: [Interpolation] = [
            .code("{$", "}"), Interpolation("${", .parameter(close: .closeBrace)), .name("$"),
        ]
        $0.heredocInterpolations = holes
        $0.features = [.calls, .capitalTypes, .capitalConstants, .members, .arrows, .templates]
        $0.rules =
            GrammarRule.slashComments + [
                .line("#"), .group("#[", "]"), .string("\"", multiline: true, holes), .string("'", multiline: true),
                .string("`", multiline: true, holes), .variable("$", "$"), GrammarRule("<<<", .heredoc(.php)),
                .token("<?php", .attribute), .token("<?=", .attribute), .token("<?", .attribute),
                GrammarRule("?>", .template),
            ]
        for start in ["<!", "<html", "<head", "<body", "<div", "<p>"] {
            $0.rules.append(GrammarRule(start, .template, at: .columnZero))
        }
        $0.add(
            .keyword,
            """
            abstract and array as break callable case catch clone const continue declare default do echo else elseif
            empty enddeclare endfor endforeach endif endswitch endwhile exit extends final finally fn for foreach
            global goto if implements include include_once instanceof insteadof isset list match new or print
            private protected public readonly require require_once return static switch throw try unset use var while
            xor yield
            """)
        $0.declare(.function, after: "function")
        $0.declare(.type, after: "class interface trait enum namespace")
        $0.remove("enum")
        $0.add(.type, "bool int float string mixed void iterable object never")
        $0.add(.constant, "true false null self parent TRUE FALSE NULL")
    }
}
