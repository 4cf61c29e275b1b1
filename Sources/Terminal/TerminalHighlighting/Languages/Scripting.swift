/// Python, Ruby and Lua.
extension LanguageGrammar {
    static let python = LanguageGrammar {
        let holes: [Interpolation] = [.escape("{{"), .escape("}}"), .code("{", "}")]
        let raw = "r R br bR Br BR rb rB Rb RB"
        let plain = "b B u U"
        let formatted = "f F t T"
        let rawFormatted = "fr fR Fr FR rf rF Rf RF tr rt"
        $0.features = [.calls, .capitalTypes, .capitalConstants, .members]
        $0.rules = [.line("#"), .name("@", .attribute, ".", at: .lineStart)]
        for quote in ["\"", "'"] {
            let triple = quote + quote + quote
            $0.rules += [.string(quote), .string(triple, multiline: true)]
            for prefixes in [raw, plain] {
                $0.rules += GrammarRule.strings(prefixes, quote)
                $0.rules += GrammarRule.strings(prefixes, triple, multiline: true)
            }
            for prefixes in [formatted, rawFormatted] {
                $0.rules += GrammarRule.strings(prefixes, quote, holes)
                $0.rules += GrammarRule.strings(prefixes, triple, multiline: true, holes)
            }
        }
        $0.rules = $0.rules.map { rule in
            guard case .string(var form) = rule.kind, rule.open.prefix(2).contains(where: { $0.lowercased == 0x72 })
            else { return rule }
            form.isRaw = true
            var raw = rule
            raw.kind = .string(form)
            return raw
        }
        $0.add(
            .keyword,
            """
            and as assert async await break case continue del elif else except finally for from global if
            import in is lambda nonlocal not or pass raise return try while with yield
            """)
        $0.declare(.function, after: "def")
        $0.declare(.type, after: "class")
        $0.add(.type, "int str float bool bytes bytearray list dict set tuple frozenset object type complex range")
        $0.add(.constant, "True False None self cls Ellipsis NotImplemented __name__ __file__")
    }

    static let ruby = LanguageGrammar {
        let holes: [Interpolation] = [.code("#{", "}")]
        $0.heredocInterpolations = holes
        $0.features = [.calls, .capitalTypes, .capitalConstants, .members, .lines, .commandRegex]
        $0.extendNames(end: "?!")
        $0.rules = [
            .line("#"), .block("=begin", "\n=end", at: .columnZero),
            GrammarRule("__END__", .endOfCode, at: .columnZero),
            .string("\"", multiline: true, holes), .string("'", multiline: true), .string("`", multiline: true, holes),
            .regex(holes, multiline: true),
            GrammarRule("%", .rubyPercent, at: .operand), GrammarRule("<<", .heredoc(.script)),
            .name("@@", .tag), .name("@", .tag), .variable("$", "0123456789?!@*$&_~/\\;,.<>:\"'`+"),
            .name(":", .constant, "?!", at: .apart),
            GrammarRule(":\"", .string(StringForm("\"", holes)), at: .apart),
            GrammarRule("?", .character, at: .operand),
            GrammarRule("::", .token(.punctuation)),
        ]
        $0.add(
            .keyword,
            """
            alias and begin BEGIN break case do else elsif end END ensure for if in next not or redo
            rescue retry return then undef unless until when while yield defined? include extend require
            require_relative attr_reader attr_writer attr_accessor private protected public raise lambda proc
            """)
        $0.declare(.function, after: "def")
        $0.declare(.type, after: "class module")
        $0.add(.constant, "true false nil self super __FILE__ __LINE__ __method__")
    }

    static let crystal = ruby.with {
        $0.add(.keyword, "abstract annotation as enum fun getter lib macro of out property setter struct union")
    }

    static let lua = LanguageGrammar {
        let long = StringForm("]]", multiline: true, escape: 0)
        var comment = long
        comment.role = .comment
        $0.features = [.calls, .members]
        $0.rules =
            [
                .line("--"), GrammarRule("--[", .fenced(fence: .equals, minimum: 0, quotes: ["["], form: comment)),
                GrammarRule("[", .fenced(fence: .equals, minimum: 0, quotes: ["["], form: long)),
                .block("#!", "\n", at: .columnZero), GrammarRule("::", .token(.punctuation)),
            ] + GrammarRule.cStrings
        $0.add(
            .keyword, "and break do else elseif end for goto if in local not or repeat return then until while")
        $0.declare(.function, after: "function")
        $0.add(.constant, "true false nil self _G _ENV")
    }

    static let luau = lua.with {
        $0.rules += [.string("`", [.code("{", "}")])]
        $0.add(.keyword, "continue export type")
    }
}

extension GrammarRule {
    /// A regular expression between slashes, where none can divide.
    static func regex(_ interpolations: [Interpolation] = [], multiline: Bool = false) -> GrammarRule {
        var form = StringForm.regex(interpolations)
        form.isMultiline = multiline
        return GrammarRule("/", .regex(form))
    }
}
