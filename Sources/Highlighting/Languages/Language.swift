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
        return nil
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
        case "json", "json5", "jsonc", "jsonl", "ndjson", "webmanifest": .json
        default: nil
        }
    }
}
