/// Java, its relatives on the same machine, C#, Go and Dart.
extension LanguageGrammar {
    static let java = LanguageGrammar {
        $0.features = [.calls, .capitalTypes, .capitalConstants, .members]
        $0.rules =
            GrammarRule.slashComments + [.string("\"\"\"", multiline: true)] + GrammarRule.cStrings
            + [.name("@", .attribute, ".")]
        $0.add(
            .keyword,
            """
            abstract assert break case catch continue default do else exports extends final finally
            for if implements import instanceof module native new opens permits private protected public requires
            return sealed static strictfp switch synchronized throw throws transient try var volatile while yield
            """)
        $0.declare(.type, after: "class interface enum record")
        $0.remove("record")
        $0.add(.keyword, "package")
        $0.add(.type, "boolean byte char double float int long short void")
        $0.add(.constant, "true false null this super")
    }

    static let groovy = java.with {
        $0.features.insert(.commandRegex)
        $0.rules =
            GrammarRule.slashComments + [
                .string("\"\"\"", multiline: true, dollar), .string("'''", multiline: true),
                .string("\"", dollar), .string("'"), .name("@", .attribute, "."),
                GrammarRule("/", .regex(.regex()), at: .operand),
            ]
        $0.add(.keyword, "def in as trait it")
    }

    private static let dollar: [Interpolation] = [.code("${", "}"), .name("$")]

    static let kotlin = LanguageGrammar {
        $0.features = [.calls, .capitalTypes, .capitalConstants, .members]
        $0.rules =
            GrammarRule.nestedComments + [
                .string("\"\"\"", multiline: true, escape: 0, dollar), .string("\"", dollar), .string("'"),
                .name("@", .attribute, ".:", at: .apart),
                GrammarRule("`", .string(StringForm("`", escape: 0, role: .plain))),
            ]
        $0.add(
            .keyword,
            """
            abstract actual annotation as break by catch companion const constructor continue crossinline data
            delegate do dynamic else enum expect external final finally for get if import in infix init inline
            inner internal is lateinit noinline open operator out override package private protected public reified
            return sealed set suspend tailrec throw try val value var vararg when where while
            """)
        $0.declare(.function, after: "fun")
        $0.declare(.type, after: "class interface object typealias")
        $0.add(.constant, "true false null this super")
    }

    static let scala = LanguageGrammar {
        $0.features = [.calls, .capitalTypes, .members]
        $0.rules =
            GrammarRule.nestedComments + [
                .string("\"\"\"", multiline: true, escape: 0), .string("\""), GrammarRule("'", .characterOrName),
                .name("@", .attribute, "."), GrammarRule("`", .string(StringForm("`", escape: 0, role: .plain))),
            ] + GrammarRule.strings("s f raw sql", "\"", [.escape("$$")] + dollar)
            + GrammarRule.strings("s f raw sql", "\"\"\"", multiline: true, escape: 0, [.escape("$$")] + dollar)
        $0.add(
            .keyword,
            """
            abstract as case catch derives do else enum export extends final finally for forSome given if
            implicit import infix inline lazy match new opaque open override package private protected return sealed
            then throw transparent try using val var while with yield
            """)
        $0.declare(.function, after: "def")
        $0.declare(.type, after: "class trait object type")
        $0.add(.constant, "true false null this super")
    }

    static let csharp = LanguageGrammar {
        let holes: [Interpolation] = [.escape("{{"), .escape("}}"), .code("{", "}")]
        $0.features = [.calls, .capitalTypes, .members]
        $0.rules =
            GrammarRule.slashComments + [GrammarRule("#", .directive, at: .lineStart)] + GrammarRule.cStrings
            + [.string("\"\"\"", multiline: true, escape: 0), .name("@", .plain)]
            + GrammarRule.strings("@", "\"", multiline: true, escape: 0, doubled: true)
            + GrammarRule.strings("$@ @$", "\"", multiline: true, escape: 0, doubled: true, holes)
            + GrammarRule.strings("$", "\"", holes)
            + GrammarRule.strings("$", "\"\"\"", multiline: true, escape: 0, [.code("{", "}")])
            + GrammarRule.strings("$$", "\"\"\"", multiline: true, escape: 0)
        $0.add(
            .keyword,
            """
            abstract add and as async await base break case catch checked const continue default delegate
            do else event explicit extern file finally fixed for foreach from get global goto group if implicit in
            init internal into is join let lock managed nameof new not on operator or orderby out
            override params partial private protected public readonly ref remove required return scoped sealed select
            set sizeof stackalloc static switch throw try typeof unchecked unmanaged unsafe using value var virtual
            volatile when where while with yield
            """)
        $0.declare(.type, after: "class struct interface enum record namespace")
        $0.add(
            .type,
            """
            bool byte char decimal double dynamic float int long nint nuint object sbyte short string uint ulong ushort
            void
            """)
        $0.add(.constant, "true false null this")
    }

    static let go = LanguageGrammar {
        $0.features = [.calls, .members]
        $0.rules = GrammarRule.slashComments + GrammarRule.cStrings + [.string("`", multiline: true, escape: 0)]
        $0.add(
            .keyword,
            """
            break case chan const continue default defer else fallthrough for go goto if import interface map package
            range return select struct switch var
            """)
        $0.declare(.function, after: "func")
        $0.declare(.type, after: "type")
        $0.add(
            .type,
            """
            any bool byte comparable complex64 complex128 error float32 float64 int int8 int16 int32 int64 rune string
            uint uint8 uint16 uint32 uint64 uintptr
            """)
        $0.add(.function, "append cap clear close complex copy delete imag len make max min new panic print println")
        $0.add(.function, "real recover")
        $0.add(.constant, "true false nil iota")
    }

    static let dart = LanguageGrammar {
        $0.features = [.calls, .capitalTypes, .members]
        $0.rules =
            GrammarRule.nestedComments + [
                .string("\"\"\"", multiline: true, dollar), .string("'''", multiline: true, dollar),
                .string("\"", dollar), .string("'", dollar), .name("@", .attribute, "."),
            ] + GrammarRule.strings("r", "\"", escape: 0) + GrammarRule.strings("r", "'", escape: 0)
            + GrammarRule.strings("r", "\"\"\"", multiline: true, escape: 0)
            + GrammarRule.strings("r", "'''", multiline: true, escape: 0)
        $0.add(
            .keyword,
            """
            abstract as assert async await base break case catch const continue covariant default deferred do else
            export external factory final finally for get hide if implements import in interface is late
            library new of on operator part required rethrow return sealed set show static switch sync throw try
            var when while with yield
            """)
        $0.declare(.type, after: "class mixin extension enum typedef extends")
        $0.add(.type, "bool double dynamic int num void")
        $0.add(.constant, "true false null this super")
    }
}
