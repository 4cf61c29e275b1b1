/// Languages that describe what others do.
extension LanguageGrammar {
    static let toml = LanguageGrammar {
        $0.features = [.keys, .sections, .lines]
        $0.extendNames(".-")
        $0.rules = [
            .line("#"), .string("\"\"\"", multiline: true), .text("'''", StringForm("'''", multiline: true, escape: 0)),
            .string("\""), .string("'", escape: 0),
        ]
        $0.add(.constant, "true false inf nan")
    }

    static let ini = LanguageGrammar {
        $0.features = [.keys, .sections, .foldsCase, .lines]
        $0.extendNames(".-/@")
        $0.rules = [
            .line("#", at: .afterSpace), .line(";", at: .afterSpace), .line("!", at: .lineStart),
            .string("\"", [.code("${", "}")]), .variable("$"),
            GrammarRule("${", .substitution(Interpolation("${", .parameter(close: .closeBrace)))),
        ]
        $0.add(.constant, "true false yes no on off none null")
    }

    /// Files for nginx, Apache, SSH and others that name a directive first.
    static let directives = LanguageGrammar {
        $0.features = [.lineWords, .lines]
        $0.extendNames("-.:/*")
        $0.rules = [
            .line("#", at: .afterSpace), .string("\"", multiline: true), .string("'", multiline: true),
            .variable("$", "0123456789"), .group("<", ">", .tag, at: .lineStart),
        ]
        $0.add(.constant, "on off yes no true false")
    }

    static let hcl = LanguageGrammar {
        let holes: [Interpolation] = [.escape("$${"), .code("${", "}"), .code("%{", "}")]
        $0.heredocInterpolations = holes
        $0.features = [.calls, .keys]
        $0.extendNames("-")
        $0.rules =
            [.line("#"), .string("\"", holes), GrammarRule("<<", .heredoc(.shell))] + GrammarRule.slashComments
        $0.add(
            .keyword,
            """
            backend check content data dynamic else endfor endif for if import in locals module moved output
            provider provisioner resource removed terraform variable
            """)
        $0.add(.type, "any bool list map number object set string tuple")
        $0.add(.constant, "true false null each self var local path count")
    }

    static let cmake = LanguageGrammar {
        let bracket = StringForm("]]", multiline: true, escape: 0)
        var comment = bracket
        comment.role = .comment
        let reference = Interpolation("${", .parameter(close: .closeBrace))
        $0.features = [.calls, .foldsCase]
        $0.extendNames("-.+/")
        $0.rules = [
            GrammarRule("#[", .fenced(fence: .equals, minimum: 0, quotes: ["["], form: comment)), .line("#"),
            GrammarRule("[", .fenced(fence: .equals, minimum: 0, quotes: ["["], form: bracket)),
            .string("\"", multiline: true, [reference]), GrammarRule("${", .substitution(reference)),
            .group("$<", ">", .tag), GrammarRule("\\", .escape),
        ]
        $0.add(
            .keyword,
            """
            if elseif else endif foreach endforeach while endwhile function endfunction macro endmacro return break
            continue include find_package block endblock and or not
            """)
        $0.add(
            .constant,
            """
            on off true false yes no public private interface required components strequal matches version_less
            version_greater version_equal defined exists imported alias static shared module global property
            """)
    }

    static let protobuf = LanguageGrammar {
        $0.features = [.capitalTypes, .capitalConstants]
        $0.rules = GrammarRule.slashComments + GrammarRule.cStrings
        $0.add(
            .keyword,
            """
            edition extend extensions group import map max oneof option optional package public repeated required
            reserved returns stream syntax to weak
            """)
        $0.declare(.type, after: "message enum service")
        $0.declare(.function, after: "rpc")
        $0.add(
            .type,
            """
            bool bytes double fixed32 fixed64 float int32 int64 sfixed32 sfixed64 sint32 sint64 string uint32 uint64
            """)
        $0.add(.constant, "true false")
    }

    static let graphql = LanguageGrammar {
        $0.features = [.capitalTypes, .capitalConstants, .fields]
        $0.rules = [
            .line("#"), .string("\"\"\"", multiline: true), .string("\""), .name("$", .tag), .name("@", .attribute),
        ]
        $0.add(.keyword, "directive extend fragment implements mutation on query repeatable schema subscription")
        $0.declare(.type, after: "type interface union enum input scalar")
        $0.remove("type input")
        $0.add(.keyword, "type input")
        $0.add(.type, "ID")
        $0.add(.constant, "true false null")
    }

    /// Nix, as far as its strings go.
    static let nix = LanguageGrammar {
        let holes: [Interpolation] = [.code("${", "}")]
        $0.features = [.keys]
        $0.extendNames("-'")
        $0.rules = [
            .line("#"), .block("/*", "*/"), .string("\"", multiline: true, [.escape("$${")] + holes),
            .text(
                "''",
                StringForm("''", multiline: true, escape: 0, [.escape("''$"), .escape("'''"), .escape("''\\")] + holes)),
        ]
        $0.add(.keyword, "assert else if in inherit let or rec then with import")
        $0.add(.constant, "true false null builtins")
    }
}
