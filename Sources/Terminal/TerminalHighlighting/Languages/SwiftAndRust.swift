extension LanguageGrammar {
    static let swift = LanguageGrammar {
        let text = StringForm("\"", [.code("\\(", ")")])
        $0.features = [.calls, .capitalTypes, .members]
        $0.rules =
            GrammarRule.nestedComments + [
                .string("\"\"\"", multiline: true, [.code("\\(", ")")]),
                .string("\"", [.code("\\(", ")")]),
                GrammarRule("#", .fencedAfter(.hash, ["\"\"\"", "\""], text)),
                GrammarRule("#/", .string(.regex())),
                GrammarRule("/", .regex(.regex()), at: .operand),
                .name("@", .attribute), .name("#", .attribute), .variable("$", "0123456789"),
                GrammarRule("`", .string(StringForm("`", escape: 0, role: .plain))),
            ]
        $0.add(
            .keyword,
            """
            actor any as associatedtype async await borrowing break case catch consuming continue convenience default
            defer deinit didSet do dynamic each else fallthrough fileprivate final for get guard if import
            in indirect infix init inout internal is isolated lazy let macro mutating nonisolated nonmutating open
            operator optional override package postfix precedencegroup prefix private public repeat required rethrows
            return sending set some static subscript switch throw throws try unowned var weak where while willSet
            """)
        $0.declare(.function, after: "func")
        $0.declare(.type, after: "class struct enum protocol extension typealias")
        $0.add(.constant, "true false nil self super Self")
    }

    static let rust = LanguageGrammar {
        $0.features = [.calls, .capitalTypes, .capitalConstants, .members, .macros]
        $0.rules =
            GrammarRule.nestedComments + [
                .string("\"", multiline: true), GrammarRule("'", .characterOrName),
                GrammarRule("r", .fenced(fence: .hash, minimum: 0, quotes: ["\""], form: raw)),
                GrammarRule("br", .fenced(fence: .hash, minimum: 0, quotes: ["\""], form: raw)),
                GrammarRule("cr", .fenced(fence: .hash, minimum: 0, quotes: ["\""], form: raw)),
                .group("#[", "]"), .group("#![", "]"),
            ] + GrammarRule.strings("b c", "\"", multiline: true) + GrammarRule.strings("b", "'")
        $0.add(
            .keyword,
            """
            as async await break const continue crate dyn else extern for if impl in let loop match mod move mut
            pub ref return static super unsafe use where while yield
            """)
        $0.declare(.function, after: "fn")
        $0.declare(.type, after: "struct enum trait type union")
        $0.remove("union")
        $0.add(
            .type,
            "bool char str i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize f32 f64 String Vec Option Result Box")
        $0.add(.constant, "true false self Self None Some Ok Err")
    }

    private static let raw = StringForm("\"", multiline: true, escape: 0)

    static let nim = LanguageGrammar {
        $0.features = [.calls, .capitalTypes, .quotedDigits]
        $0.rules =
            [
                .block("#[", "]#", nests: true), .block("##[", "]##", nests: true), .line("#"),
                .string("\"\"\"", multiline: true, escape: 0), .string("\""), GrammarRule("'", .characterOrName),
                GrammarRule("`", .string(StringForm("`", escape: 0, role: .plain))), .group("{.", ".}"),
            ] + GrammarRule.strings("r R fmt re", "\"", escape: 0, doubled: true)
            + GrammarRule.strings("r fmt", "\"\"\"", multiline: true, escape: 0)
            + GrammarRule.strings("f", "\"", [.escape("{{"), .code("{", "}")])
        $0.add(
            .keyword,
            """
            addr and as asm bind block break case cast concept const continue converter defer discard distinct div
            do elif else end enum except export finally for from if import in include interface is isnot
            let mixin mod nil not notin object of or out ptr raise ref return shl shr static try tuple
            type using var when while xor yield
            """)
        $0.declare(.function, after: "proc func method iterator macro template")
        $0.add(
            .type,
            """
            int int8 int16 int32 int64 uint uint8 uint16 uint32 uint64 float float32 float64 bool char string cstring
            seq array set openArray void auto any untyped typed
            """)
        $0.add(.constant, "true false result")
    }
}

extension GrammarRule.Kind {
    /// A string between fences, at least one.
    static func fencedAfter(_ fence: UInt8, _ quotes: [String], _ form: StringForm) -> GrammarRule.Kind {
        .fenced(fence: fence, minimum: 0, quotes: quotes, form: form)
    }
}
