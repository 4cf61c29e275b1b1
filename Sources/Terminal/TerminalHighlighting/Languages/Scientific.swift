extension LanguageGrammar {
    static let r = LanguageGrammar {
        $0.features = [.calls]
        $0.extendNames(start: ".")
        $0.rules =
            [
                .line("#"), .string("\"", multiline: true), .string("'", multiline: true), .quotedName("`"),
                .token("<-"), .token("->"), .token("|>"), .token("%>%"), .token("%in%"), .token("%%"), .token("%/%"),
            ]
            + ["r", "R"].flatMap { prefix in
                [("(", ")"), ("[", "]"), ("{", "}"), ("-(", ")-")].flatMap { open, close in
                    ["\"", "'"].map {
                        GrammarRule.text(prefix + $0 + open, StringForm(close + $0, multiline: true, escape: 0))
                    }
                }
            }
        $0.add(.keyword, "break else for function if in next repeat return while library require source")
        $0.add(.constant, "TRUE FALSE NULL NA NA_integer_ NA_real_ NA_character_ Inf NaN T F")
    }

    static let julia = LanguageGrammar {
        let holes: [Interpolation] = [.code("$(", ")"), .name("$")]
        $0.features = [.calls, .capitalTypes, .members]
        $0.extendNames(end: "!")
        $0.rules =
            [
                .line("#"), .block("#=", "=#", nests: true), .string("\"\"\"", multiline: true, holes),
                .string("\"", multiline: true, holes), .string("`", multiline: true, holes),
                GrammarRule("'", .characterOrName, at: .operand), .name("@", .attribute, ".!"),
                .name(":", .constant, "!", at: .apart), .token("::"),
            ] + GrammarRule.strings("r raw b v s md html L big int128 uint8", "\"")
            + GrammarRule.strings("r raw md html L", "\"\"\"", multiline: true)
        $0.add(
            .keyword,
            """
            baremodule begin break catch const continue do else elseif end export finally for global if
            import in isa let local outer quote return try using where while mutable abstract primitive type
            """)
        $0.declare(.function, after: "function macro")
        $0.declare(.type, after: "struct module")
        $0.add(.constant, "true false nothing missing pi Inf NaN im")
    }

    static let matlab = LanguageGrammar {
        $0.features = [.calls]
        $0.rules = [
            .block("%{", "\n%}", at: .lineStart), .line("%"), .line("#", at: .afterSpace),
            .string("\"", escape: 0, doubled: true),
            .string("'", escape: 0, doubled: true, at: .operand), .line("..."),
        ]
        $0.add(
            .keyword,
            """
            break case catch classdef continue else elseif end endfor endfunction endif endwhile enumeration events for
            global if methods otherwise parfor persistent properties return spmd switch try until while
            """)
        $0.declare(.function, after: "function")
        $0.add(.constant, "true false pi Inf NaN inf nan ans eps")
    }

    static let fortran = LanguageGrammar {
        $0.features = [.calls, .foldsCase]
        $0.rules = [
            .line("!"), .string("\"", escape: 0, doubled: true), .string("'", escape: 0, doubled: true),
            .token(".true.", .constant), .token(".false.", .constant), .token(".and."), .token(".or."), .token(".not."),
            .line("c ", at: .columnZero), .line("* ", at: .columnZero),
        ]
        $0.add(
            .keyword,
            """
            allocatable allocate assign associate call case class common contains continue cycle data deallocate default dimension
            do elemental else elseif end enddo endif entry equivalence exit external forall format goto if implicit
            in inout intent interface intrinsic namelist none nullify only open optional out parameter pointer
            print private procedure public pure read recursive result return save select stop target then use where while
            write
            """)
        $0.declare(.function, after: "function subroutine program module")
        $0.add(.type, "integer real complex logical character double precision type")
    }

    static let pascal = LanguageGrammar {
        $0.features = [.calls, .foldsCase]
        $0.rules = [
            .line("//"), .block("{", "}"), .block("(*", "*)"), .string("'", escape: 0, doubled: true),
            .name("#", .string), .name("$", .number),
        ]
        $0.add(
            .keyword,
            """
            and array as asm begin case class const constructor destructor div do downto else end except exports
            finalization finally for goto if implementation in inherited initialization inline interface is label
            mod not object of on or out override packed private property protected public published raise record
            repeat set shl shr then threadvar to try type until uses var virtual while with xor
            """)
        $0.declare(.function, after: "function procedure program unit")
        $0.add(.type, "integer string boolean char real double byte word longint cardinal pointer")
        $0.add(.constant, "true false nil self result")
    }
}
