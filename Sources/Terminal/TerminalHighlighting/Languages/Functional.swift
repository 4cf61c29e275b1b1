/// Languages in which a function is called without brackets.
extension LanguageGrammar {
    static let haskell = LanguageGrammar {
        $0.features = [.capitalTypes, .labels, .lines]
        $0.extendNames("'")
        $0.rules = [
            .line("--"), .token("-->"), .token("--<"), .token("|--"), .block("{-", "-}", nests: true), .string("\""),
            GrammarRule("'", .characterOrName), .quotedName("`"),
        ]
        $0.add(
            .keyword,
            """
            as case default deriving do else family forall foreign hiding if import in infix infixl infixr let
            mdo module of pattern proc qualified rec then via where
            """)
        $0.declare(.type, after: "class data instance newtype type")
        $0.add(.constant, "True False Nothing otherwise undefined")
    }

    /// Elm, PureScript and Idris are near enough.
    static let elm = haskell.with {
        $0.rules.append(.string("\"\"\"", multiline: true))
        $0.add(.keyword, "exposing port effect alias")
    }

    static let ocaml = LanguageGrammar {
        $0.features = [.capitalTypes]
        $0.extendNames("'")
        $0.rules = [
            .block("(*", "*)", nests: true), .token("(*)"), .string("\"", multiline: true),
            GrammarRule("'", .characterOrName), .text("{|", StringForm("|}", multiline: true, escape: 0)),
            .name("~", .attribute), .name("[@", .attribute, "@."), .name("[%", .attribute, "%."),
            .name("#", .attribute, at: .lineStart),
        ]
        $0.add(
            .keyword,
            """
            and as assert asr begin class constraint do done downto else end exception external for fun function functor
            if in include inherit initializer land lazy let lor lsl lsr lxor match method mod module mutable new nonrec
            object of open or private rec sig struct then to try type val virtual when while with
            """)
        $0.add(.type, "int float bool string char unit list array option ref bytes exn")
        $0.add(.constant, "true false")
    }

    static let fsharp = ocaml.with {
        $0.features.insert(.calls)
        $0.rules = [
            .line("//"), .block("(*", "*)", nests: true), .token("(*)"), .string("\"\"\"", multiline: true, escape: 0),
            .string("\"", multiline: true), GrammarRule("'", .characterOrName), .group("[<", ">]"),
            .text("@\"", StringForm("\"", multiline: true, escape: 0, doubled: true)),
            .text("$\"", StringForm("\"", [.escape("{{"), .escape("}}"), .code("{", "}")])),
            GrammarRule("#", .directive, at: .lineStart),
            .text("$\"\"\"", StringForm("\"\"\"", multiline: true, escape: 0, [.code("{", "}")])),
            .text("``", StringForm("``", escape: 0, role: .plain)),
        ]
        $0.add(
            .keyword,
            """
            abstract async await base default delegate elif finally global inline interface internal member namespace
            not override public return select static upcast use void yield
            """)
        $0.add(.constant, "null None Some")
    }

    static let elixir = LanguageGrammar {
        let holes: [Interpolation] = [.code("#{", "}")]
        $0.heredocInterpolations = holes
        $0.features = [.calls, .capitalTypes, .members, .fields, .lines]
        $0.extendNames(end: "?!")
        $0.rules = [
            .line("#"), .string("\"\"\"", multiline: true, holes), .string("'''", multiline: true, holes),
            .string("\"", multiline: true, holes), .string("'", multiline: true, holes), GrammarRule("~", .sigil),
            .name(":", .constant, "?!@", at: .apart), .text(":\"", StringForm("\"", holes), at: .apart),
            .name("@", .attribute, "?!"), GrammarRule("?", .character, at: .operand), .token("::"),
            .token("%{", .punctuation),
        ]
        $0.add(
            .keyword,
            """
            after alias and case catch cond do else end fn for if import in not or quote raise receive require rescue
            try unless unquote use when with defstruct defdelegate defexception defoverridable
            """)
        $0.declare(.function, after: "def defp defmacro defmacrop defguard defguardp")
        $0.declare(.type, after: "defmodule defprotocol defimpl")
        $0.add(.constant, "true false nil __MODULE__ __ENV__ self")
    }

    static let erlang = LanguageGrammar {
        $0.features = [.calls, .capitalVariables]
        $0.extendNames("@")
        $0.rules = [
            .line("%"), .string("\"", multiline: true), .string("'"), GrammarRule("$", .character),
            .name("-", .attribute, at: .columnZero), .name("?", .constant), .name("#", .type),
        ]
        $0.add(
            .keyword,
            """
            after and andalso band begin bnot bor bsl bsr bxor case catch div else end fun if maybe not of or orelse
            receive rem try when xor
            """)
        $0.add(.constant, "true false undefined ok error")
    }

    private static let lispNames = "+-*/<>=!?$%&^~."

    static let clojure = LanguageGrammar {
        $0.features = [.lisp]
        $0.extendNames(start: lispNames, "'#:|")
        $0.rules = [
            .line(";"), .string("\"", multiline: true), .text("#\"", StringForm("\"", multiline: true)),
            GrammarRule("\\", .character), .line("#!", at: .columnZero),
            GrammarRule(":", .name(.constant, characters: .name + ByteSet(lispNames + ":"))),
            GrammarRule("::", .name(.constant, characters: .name + ByteSet(lispNames + ":"))),
        ]
        $0.add(
            .keyword,
            """
            def defprotocol defrecord deftype defonce declare ns fn let letfn if
            if-not if-let if-some when when-not when-let when-some when-first cond condp cond-> cond->> case do doseq dotimes for loop recur
            throw try catch finally quote var new set! and or not -> ->> as-> some-> some->> require import use
            """)
        $0.declare(.function, after: "defn defn- defmacro defmulti defmethod")
        $0.add(.constant, "true false nil")
    }

    static let lisp = clojure.with {
        $0.rules = [
            .line(";"), .block("#|", "|#", nests: true), .string("\"", multiline: true), GrammarRule("#\\", .character),
            GrammarRule(":", .name(.constant, characters: .name + ByteSet(lispNames))),
            .name("&", .attribute), .token("#t", .constant), .token("#f", .constant), .token("#:", .punctuation),
        ]
        $0.add(
            .keyword,
            """
            begin define define-syntax define-record-type define-module lambda let* let-values letrec letrec* set! else
            delay unless syntax-rules call/cc call-with-current-continuation defvar defparameter defconstant
            defclass defpackage defstruct defcustom defgroup defface deftheme progn prog1 setq setf flet labels
            macrolet let-syntax multiple-value-bind destructuring-bind handler-case unwind-protect block return
            return-from dolist in-package interactive save-excursion condition-case while eval-when provide
            """)
        $0.declare(.function, after: "defun defgeneric defsubst")
        $0.add(.constant, "t nil")
    }

    /// Emacs Lisp writes characters as `?a`.
    static let emacsLisp = lisp.with {
        $0.rules.append(GrammarRule("?", .character, at: .afterSpace))
    }
}
