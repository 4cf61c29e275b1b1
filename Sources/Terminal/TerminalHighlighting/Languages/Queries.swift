/// SQL, LaTeX, Vim script and assembly.
extension LanguageGrammar {
    static let sql = LanguageGrammar {
        $0.features = [.calls, .foldsCase]
        $0.rules =
            [
                .line("--"), .block("/*", "*/", nests: true),
                .string("'", multiline: true, escape: 0, doubled: true),
                .string("\"", multiline: true, escape: 0, doubled: true),
                .text("`", StringForm("`", multiline: true, escape: 0, role: .plain)), GrammarRule("$", .dollarQuoted),
                .name("@", .tag, "@"), .name(":", .tag, at: .apart), .token("::"), .variable("$", "0123456789"),
            ] + GrammarRule.strings("n b x", "'", multiline: true, escape: 0, doubled: true)
            + GrammarRule.strings("e", "'", multiline: true, doubled: true)
        $0.add(
            .keyword,
            """
            add after all alter analyze and any as asc authorization before begin between by cascade case
            cast check collate column commit conflict constraint create cross cube current cursor database declare default
            deferrable delete desc distinct do domain drop each else elsif end escape except exec execute exists explain
            extension fetch filter first following for foreign from full function generated grant group grouping having
            if ignore ilike in index inner insert instead intersect into is isolation join key lateral language
            last left level like limit lock loop materialized matched merge minus natural next no not nothing nulls of
            offset on only or order outer over partition perform policy pragma preceding prepare primary
            procedure raise range recursive references release rename replace return returning returns revoke
            right role rollback rollup row rows savepoint schema select sequence set similar some start table
            tablespace temp temporary then to transaction trigger truncate type unbounded union unique unlogged update
            using vacuum values view when where while window with within without
            """)
        $0.add(
            .type,
            """
            bigint bigserial binary bit blob boolean bool bytea char character clob date datetime decimal double enum float
            int int2 int4 int8 integer interval json jsonb mediumint money nchar numeric nvarchar precision real serial
            smallint text time timestamp timestamptz tinyint uuid varbinary varchar varying xml
            """)
        $0.add(.constant, "true false null unknown current_date current_time current_timestamp current_user")
    }

    static let latex = LanguageGrammar {
        $0.features = []
        $0.rules = [
            .line("%"), GrammarRule("\\", .command), .token("$$"), .token("$"), .token("&"), .name("#", .tag),
            .text("\\verb|", StringForm("|", escape: 0)), .text("\\verb+", StringForm("+", escape: 0)),
            .text("\\verb!", StringForm("!", escape: 0)),
            .text("\\begin{verbatim}", StringForm("\\end{verbatim}", multiline: true, escape: 0)),
            .text("\\begin{lstlisting}", StringForm("\\end{lstlisting}", multiline: true, escape: 0)),
        ]
    }

    static let vim = LanguageGrammar {
        $0.features = [.calls, .lines]
        $0.extendNames(":#", end: "!")
        $0.rules = [
            .line("\"", at: .lineStart), .string("\""), .string("'", escape: 0, doubled: true), .name("&", .tag),
            .name("@", .tag), .token("==#"), .token("=~#"), .line("#", at: .lineStart),
            .name("<", .constant, "->", at: .afterSpace),
        ]
        $0.add(
            .keyword,
            """
            abort augroup au autocmd break call catch command com continue const dict def delfunction echo echoerr echohl
            echomsg else elseif endif endfor endfunction endfunc endwhile endtry enddef execute exe export filetype
            finally finish for function! highlight hi if import in inoremap let map nmap nnoremap nore noremap normal
            onoremap range return runtime set setlocal silent source sy syn syntax throw try unlet unmap vim9script
            vmap vnoremap while xnoremap
            """)
        $0.declare(.function, after: "function func function! func! fu fun")
    }

    static let assembly = LanguageGrammar {
        $0.features = [.labels, .lineWords, .foldsCase, .lines]
        $0.extendNames(start: ".", "$@")
        $0.rules =
            [
                .line(";"), .line("# ", at: .afterSpace), .line("#", at: .lineStart), .line("@ ", at: .afterSpace),
                .name("%", .tag), .name("#", .number, "-"), .name(".", .attribute, ".", at: .lineStart),
            ] + GrammarRule.slashComments + GrammarRule.cStrings
        $0.add(
            .tag,
            """
            rax rbx rcx rdx rsi rdi rbp rsp rip eax ebx ecx edx esi edi ebp esp ax bx cx dx al ah bl bh cl ch dl dh
            r8 r9 r10 r11 r12 r13 r14 r15 sp lr pc fp xzr wzr x0 x1 x2 x3 x4 x5 x6 x7 x8 x9 x19 x20 x29 x30 w0 w1 w2 w3
            r0 r1 r2 r3 r4 r5 r6 r7 xmm0 xmm1 xmm2 xmm3 xmm4 xmm5 xmm6 xmm7 a0 a1 a2 a3 t0 t1 t2 s0 s1 ra zero
            """)
        $0.add(.attribute, "section global extern db dw dd dq resb resw resd resq equ byte word dword qword ptr bits")
    }

    /// LLVM's intermediate language.
    static let llvm = LanguageGrammar {
        $0.features = [.labels]
        $0.extendNames(".")
        $0.rules = [
            .line(";"), .string("\""), .name("@", .function, ".$"), .name("%", .tag, ".$"),
            .variable("%", "0123456789"), .name("!", .attribute, "."),
        ]
        $0.add(
            .keyword,
            """
            add alloca and ashr attributes bitcast br call declare define extractvalue fadd fcmp fdiv fmul fsub getelementptr
            global icmp inbounds insertvalue invoke label load lshr mul nsw nuw or phi private ptrtoint ret sdiv select
            sext shl store sub switch tail target trunc type udiv unreachable xor zext align nounwind
            """)
        $0.add(.type, "i1 i8 i16 i32 i64 i128 half float double void ptr")
        $0.add(.constant, "true false null undef poison zeroinitializer")
    }
}
