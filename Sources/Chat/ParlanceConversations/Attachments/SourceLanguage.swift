/// The language of a text file: what a fence calls it, and what people do.
package struct SourceLanguage: Sendable, Hashable {
    /// The word after a fence.
    package let fence: String
    /// The name, such as `C++`.
    package let name: String

    /// The language of a file by its ending, or by its name where that has none, as `Makefile`.
    package init?(path: String) {
        let file = path.split(separator: "/").last.map(String.init) ?? path
        let ending = file.split(separator: ".", omittingEmptySubsequences: false).dropFirst().last.map(String.init)
        guard let found = Self.all.first(where: { $0.endings.contains((ending ?? file).lowercased()) }) else {
            return nil
        }
        self.init(found.fence, found.name)
    }

    /// The language that a fence names.
    package init?(fence: String) {
        guard let found = Self.all.first(where: { $0.fence == fence }) else { return nil }
        self.init(found.fence, found.name)
    }

    private init(_ fence: String, _ name: String) {
        self.fence = fence
        self.name = name
    }

    private static let all: [(fence: String, name: String, endings: [String])] = [
        ("text", "text", ["txt", "text", "log", "readme", "license"]),
        ("markdown", "Markdown", ["md", "markdown", "mdown", "mdx"]),
        ("swift", "Swift", ["swift"]), ("c", "C", ["c", "h"]), ("cpp", "C++", ["cc", "cpp", "cxx", "hpp", "hh"]),
        ("objectivec", "Objective-C", ["m", "mm"]), ("rust", "Rust", ["rs"]), ("go", "Go", ["go"]),
        ("zig", "Zig", ["zig"]), ("java", "Java", ["java"]), ("kotlin", "Kotlin", ["kt", "kts"]),
        ("scala", "Scala", ["scala", "sbt"]), ("csharp", "C#", ["cs"]), ("fsharp", "F#", ["fs", "fsx"]),
        ("python", "Python", ["py", "pyi"]), ("ruby", "Ruby", ["rb", "gemfile", "rakefile"]),
        ("perl", "Perl", ["pl", "pm"]), ("php", "PHP", ["php"]), ("lua", "Lua", ["lua"]),
        ("javascript", "JavaScript", ["js", "mjs", "cjs", "jsx"]), ("typescript", "TypeScript", ["ts", "mts", "tsx"]),
        ("html", "HTML", ["html", "htm"]), ("css", "CSS", ["css"]), ("scss", "SCSS", ["scss", "sass"]),
        ("xml", "XML", ["xml", "plist", "xsd"]), ("svg", "SVG", ["svg"]), ("json", "JSON", ["json", "jsonl"]),
        ("yaml", "YAML", ["yaml", "yml"]), ("toml", "TOML", ["toml"]), ("ini", "INI", ["ini", "cfg", "conf"]),
        ("csv", "CSV", ["csv", "tsv"]), ("bash", "shell", ["sh", "bash", "zsh"]), ("fish", "fish", ["fish"]),
        ("powershell", "PowerShell", ["ps1"]), ("makefile", "Makefile", ["mk", "makefile"]),
        ("dockerfile", "Dockerfile", ["dockerfile"]), ("cmake", "CMake", ["cmake"]), ("sql", "SQL", ["sql"]),
        ("diff", "patch", ["diff", "patch"]), ("latex", "LaTeX", ["tex", "bib"]), ("r", "R", ["r"]),
        ("julia", "Julia", ["jl"]), ("haskell", "Haskell", ["hs"]), ("ocaml", "OCaml", ["ml", "mli"]),
        ("elixir", "Elixir", ["ex", "exs"]), ("erlang", "Erlang", ["erl", "hrl"]),
        ("clojure", "Clojure", ["clj", "edn"]),
        ("dart", "Dart", ["dart"]), ("nix", "Nix", ["nix"]), ("proto", "Protocol Buffers", ["proto"]),
        ("graphql", "GraphQL", ["graphql", "gql"]), ("hcl", "Terraform", ["tf", "hcl"]), ("vim", "Vim script", ["vim"]),
    ]
}
