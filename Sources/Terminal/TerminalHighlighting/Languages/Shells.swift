extension LanguageGrammar {
    static let shell = LanguageGrammar {
        $0.features = [.commands, .lines]
        $0.heredocInterpolations = Interpolation.shell
        $0.extendNames(start: "-./~%+@", ":,^*")
        $0.rules = [
            .line("#", at: .afterSpace),
            .string("'", multiline: true, escape: 0), .string("\"", multiline: true, Interpolation.shell),
            .text("$'", StringForm("'", multiline: true)),
            .text("$\"", StringForm("\"", multiline: true, Interpolation.shell)),
            GrammarRule("$(", .substitution(Interpolation.shell[0])),
            GrammarRule("${", .substitution(Interpolation.shell[1])),
            .variable("$", "0123456789?!#@*$-"), GrammarRule("\\", .escape),
            .token("<<<"), GrammarRule("<<", .heredoc(.shell)), .token("[[", .keyword), .token("]]", .keyword),
        ]
        $0.add(
            .keyword,
            """
            if then else elif fi while until do done case esac time coproc in
            alias break builtin continue declare eval exec exit export let local readonly return
            set shift source trap typeset unset
            """)
        $0.declare(.tag, after: "for select")
        $0.declare(.function, after: "function")
        $0.add(.constant, "true false")
    }

    static let fish = shell.with {
        $0.rules.removeAll { $0.open == [.apostrophe] }
        $0.rules.append(.string("'", multiline: true))
        $0.add(.keyword, "and begin end not or switch functions argparse")
    }

    static let powershell = LanguageGrammar {
        let holes: [Interpolation] = [
            .code("$(", ")"), Interpolation("${", .parameter(close: .closeBrace)), .name("$"),
        ]
        let backtick = UInt8(ascii: "`")
        $0.features = [.commands, .lines, .foldsCase]
        $0.extendNames("-")
        $0.variableCharacters = ByteSet(":")
        $0.rules = [
            .block("<#", "#>"), .line("#", at: .afterSpace),
            .string("\"", multiline: true, escape: backtick, doubled: true, holes),
            .string("'", multiline: true, escape: 0, doubled: true),
            .text("@\"", StringForm("\n\"@", multiline: true, escape: backtick, holes)),
            .text("@'", StringForm("\n'@", multiline: true, escape: 0)),
            .variable("$", "?^$_"),
            GrammarRule("${", .substitution(Interpolation("${", .parameter(close: .closeBrace)))),
            GrammarRule("`", .escape), .name("-", .attribute, "-", at: .afterSpace),
        ]
        $0.add(
            .keyword,
            """
            begin break catch continue data do dynamicparam else elseif end exit finally for foreach from hidden if in
            param process return static switch throw trap try until using while workflow
            """)
        $0.declare(.function, after: "function filter")
        $0.declare(.type, after: "class enum")
    }

    static let batch = LanguageGrammar {
        $0.features = [.foldsCase, .lines]
        $0.rules = [
            .line("rem ", at: .lineStart), .line("::", at: .lineStart), .name(":", .function, at: .lineStart),
            .string("\"", escape: 0), .token("@"), .name("%", .tag, "%~:=*"),
            .variable("%", "0123456789*~"),
        ]
        $0.add(
            .keyword,
            """
            if else for do in not exist defined errorlevel goto call set setlocal endlocal exit shift pause start title
            """)
        $0.add(.function, "echo cd dir copy del move mkdir md rd rmdir type ren xcopy robocopy pushd popd")
    }

    /// A Dockerfile's instructions take the place of commands, and commands follow them.
    static let dockerfile = shell.with {
        $0.infixWords = ["AS", "as"]
        $0.add(.keyword, "RUN CMD ENTRYPOINT HEALTHCHECK ONBUILD SHELL NONE")
        $0.declare(.type, after: "FROM from")
        $0.declare(.plain, after: "COPY ADD WORKDIR EXPOSE USER VOLUME STOPSIGNAL MAINTAINER copy add workdir expose")
        $0.declare(.tag, after: "ENV ARG LABEL env arg label")
        $0.add(.keyword, "run cmd entrypoint")
    }

    static let makefile = LanguageGrammar {
        let reference = Interpolation("$(", .parameter(close: .closeParenthesis))
        let braced = Interpolation("${", .parameter(close: .closeBrace))
        $0.features = [.keys, .labels]
        $0.extendNames(start: ".", "-./%")
        $0.rules = [
            .line("#", at: .afterSpace), GrammarRule("$(", .substitution(reference)),
            GrammarRule("${", .substitution(braced)), .variable("$", "@<^*?%+|"), .token("$$", .escape),
            GrammarRule("\\", .escape),
            .string("\"", [reference, braced]), .string("'", escape: 0, [reference, braced]),
        ]
        $0.add(
            .keyword,
            """
            ifeq ifneq ifdef ifndef else endif define endef include sinclude export unexport override private vpath
            """)
    }
}
