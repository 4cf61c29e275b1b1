/// The languages by the names that fences give them.
enum Language {
    /// The scanner of the language that an info string's first word names.
    static func scanner(named info: String) -> (any TokenScanner)? {
        let word = info.utf8.lazy.drop { $0.isSpaceOrEnd }.prefix { byte in
            !byte.isSpaceOrEnd && byte != .openBrace && byte != UInt8(ascii: ",") && byte != .colon
        }
        // Pandoc writes `{.swift}`.
        let name = String(decoding: word.map(\.lowercased), as: UTF8.self)
        if let grammar = grammar(named: name) { return CodeScanner(grammar) }
        return switch name {
        case "json", "json5", "jsonc", "jsonl", "ndjson", "webmanifest", "geojson": JSONScanner()
        case "yaml", "yml": YAMLScanner()
        case "html", "htm", "xhtml", "vue", "svelte", "astro", "handlebars", "jinja", "django", "erb", "ejs":
            MarkupScanner(.html)
        case "xml", "svg", "plist", "xsl", "xslt", "xsd", "rss", "atom", "xaml", "csproj", "fxml", "wsdl":
            MarkupScanner(.xml)
        case "css": StyleSheetScanner(hasLineComments: false)
        case "scss", "sass", "less", "stylus": StyleSheetScanner(hasLineComments: true)
        case "markdown", "md", "mdx", "mdown", "rmd", "qmd": MarkdownScanner()
        case "diff", "patch", "udiff": DiffScanner()
        case "console", "shell-session", "shellsession", "sh-session", "bash-session", "terminal", "session":
            ConsoleScanner(.shell, prompts: ["$", "#", "%", ">"], isShell: true)
        case "pycon", "python-console", "doctest": ConsoleScanner(.python, prompts: [">>>", "..."])
        case "irb", "iex", "elixir-console": ConsoleScanner(.elixir, prompts: ["iex>", "...>"])
        default: nil
        }
    }

    static func grammar(named name: String) -> LanguageGrammar? {
        switch name {
        case "c", "h": .c
        case "cpp", "c++", "cc", "cxx", "hpp", "hh", "hxx", "h++": .cpp
        case "objc", "objective-c", "objectivec", "obj-c", "m": .objectiveC
        case "objc++", "objcpp", "objective-c++", "mm": .objectiveCpp
        case "cuda", "cu", "glsl", "hlsl", "metal", "opencl", "wgsl", "frag", "vert": .shader
        case "zig": .zig
        case "swift": .swift
        case "rust", "rs": .rust
        case "nim", "nimrod": .nim
        case "java", "jsp": .java
        case "groovy", "gradle", "jenkinsfile": .groovy
        case "kotlin", "kt", "kts": .kotlin
        case "scala", "sc", "sbt": .scala
        case "csharp", "cs", "c#", "dotnet": .csharp
        case "go", "golang": .go
        case "dart": .dart
        case "python", "py", "python3", "py3", "pyi", "sage", "starlark", "bazel", "bzl": .python
        case "ruby", "rb", "rake", "gemfile", "podfile": .ruby
        case "crystal", "cr": .crystal
        case "lua": .lua
        case "luau": .luau
        case "javascript", "js", "node", "mjs", "cjs", "jsx", "es6": .javascript
        case "typescript", "ts", "mts", "cts": .typescript
        case "tsx": .tsx
        default: scriptGrammar(named: name)
        }
    }

    private static func scriptGrammar(named name: String) -> LanguageGrammar? {
        switch name {
        case "sh", "bash", "zsh", "ksh", "shell", "ash", "dash", "shellscript", "bats", "ebuild": .shell
        case "fish": .fish
        case "powershell", "pwsh", "ps1", "ps", "posh": .powershell
        case "bat", "batch", "cmd", "dosbatch": .batch
        case "dockerfile", "docker", "containerfile": .dockerfile
        case "makefile", "make", "mk", "gnumakefile", "just", "justfile": .makefile
        case "perl", "pl", "pm", "raku": .perl
        case "php", "php3", "php4", "php5", "php7", "php8", "phtml": .php
        case "haskell", "hs", "lhs": .haskell
        case "elm", "purescript", "purs", "idris": .elm
        case "ocaml", "ml", "mli", "reasonml", "sml": .ocaml
        case "fsharp", "fs", "f#", "fsx": .fsharp
        case "elixir", "ex", "exs": .elixir
        case "erlang", "erl", "hrl": .erlang
        case "clojure", "clj", "cljs", "cljc", "edn": .clojure
        case "lisp", "common-lisp", "cl", "scheme", "scm", "racket", "rkt": .lisp
        case "elisp", "emacs-lisp", "emacs", "el": .emacsLisp
        case "r", "rscript", "splus": .r
        case "julia", "jl": .julia
        case "matlab", "octave": .matlab
        case "fortran", "f90", "f95", "f77", "f": .fortran
        case "pascal", "delphi", "objectpascal", "pas": .pascal
        default: dataGrammar(named: name)
        }
    }

    private static func dataGrammar(named name: String) -> LanguageGrammar? {
        switch name {
        case "sql", "postgresql", "postgres", "psql", "plpgsql", "mysql", "mariadb", "sqlite", "sqlite3", "tsql",
            "plsql",
            "mssql", "bigquery", "cql", "hql":
            .sql
        case "toml": .toml
        case "ini", "cfg", "properties", "dosini", "editorconfig", "systemd", "desktop", "gitconfig", "dotenv", "env":
            .ini
        case "nginx", "nginxconf", "conf", "apache", "apacheconf", "caddyfile", "ssh-config", "sshconfig", "config":
            .directives
        case "hcl", "terraform", "tf", "tfvars", "packer", "nomad": .hcl
        case "cmake", "cmakelists": .cmake
        case "protobuf", "proto", "proto3", "thrift", "capnp": .protobuf
        case "graphql", "gql": .graphql
        case "nix": .nix
        case "latex", "tex", "bibtex", "context": .latex
        case "vim", "viml", "vimscript", "vimrc": .vim
        case "asm", "nasm", "assembly", "assembler", "gas", "masm", "x86asm", "armasm", "s", "riscv": .assembly
        case "llvm", "llvm-ir", "ll": .llvm
        default: nil
        }
    }
}
