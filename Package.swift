// swift-tools-version: 6.2
import PackageDescription

/// Every Swift target is built alike; in CI a warning is an error.
let swiftSettings: [SwiftSetting] =
    [.enableUpcomingFeature("ExistentialAny")]
    + (Context.environment["CI"] == nil ? [] : [.treatAllWarnings(as: .error)])

let package = Package(
    name: "parlance",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "parlance", targets: ["parlance"]),
        .library(name: "GatewayCore", targets: ["GatewayCore"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
    ],
    targets: [
        // The executable: arguments, wiring, exit codes.
        .executableTarget(
            name: "parlance",
            dependencies: [
                "CProcessControl", "Chat", "GatewayCore", "Processes", "Terminal",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: swiftSettings
        ),

        // Measures the tokenizers, run on request: see the comment in its main.swift.
        .executableTarget(
            name: "tokenizer-benchmark", dependencies: ["Tokenizers"], path: "Sources/TokenizerBenchmark",
            exclude: ["compare.py", "fuzz.py"], swiftSettings: swiftSettings),

        // The rooms.
        .target(
            name: "Chat", dependencies: ["BuiltInThemes", "GatewayCore", "Markdown", "Processes", "Terminal", "YAML"],
            swiftSettings: swiftSettings),
        .target(
            name: "GatewayCore",
            dependencies: ["CCurl", "CProcessControl", "JSONSchema", "Processes", "Tokenizers", "YAML"],
            resources: [.embedInCode("Catalogue/models.tsv"), .embedInCode("Local/serve.py")],
            swiftSettings: swiftSettings
        ),
        .target(name: "Highlighting", swiftSettings: swiftSettings),
        .target(name: "JSONSchema", swiftSettings: swiftSettings),
        .target(name: "Markdown", swiftSettings: swiftSettings),
        .target(name: "Processes", swiftSettings: swiftSettings),
        .target(
            name: "Terminal", dependencies: ["CEditline", "Highlighting", "Markdown", "Processes"],
            swiftSettings: swiftSettings),
        .target(
            name: "Tokenizers", dependencies: ["SentencePieceTables", "TokenizerTables"], swiftSettings: swiftSettings),
        .target(name: "YAML", dependencies: ["CYaml"], swiftSettings: swiftSettings),

        // Vocabularies as constants of the program, in the form in which they are searched.
        .target(name: "SentencePieceTables", exclude: ["README.md", "data", "generate.py"]),
        .target(name: "TokenizerTables", exclude: ["data", "generate.py"]),

        // The schemes of themes/ as constants of the program.
        .target(name: "BuiltInThemes"),

        // C libraries as Clang modules.
        .target(name: "CCurl"),
        .target(name: "CProcessControl"),
        .systemLibrary(
            name: "CEditline", pkgConfig: "libedit", providers: [.apt(["libedit-dev"]), .brew(["libedit"])]),
        .systemLibrary(name: "CYaml", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),

        // Tests: one folder a module; end-to-end tests run the built program in a pseudo-terminal.
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: swiftSettings),
        // What tests need that also use the terminal module.
        .target(
            name: "TerminalTestSupport", dependencies: ["Terminal", "TestSupport"],
            path: "Tests/TerminalTestSupport", swiftSettings: swiftSettings),
        // Stands in for llama.cpp's server.
        .executableTarget(
            name: "fake-llama-server", dependencies: ["TestSupport"], path: "Tests/FakeLlamaServer",
            swiftSettings: swiftSettings),
        // Types random keys at the line editor, run on request: see the comment in its main.swift.
        .executableTarget(
            name: "editor-fuzz", dependencies: ["Terminal", "TestSupport"], path: "Tests/EditorFuzz",
            swiftSettings: swiftSettings),
        .testTarget(name: "TestSupportTests", dependencies: ["TestSupport"], swiftSettings: swiftSettings),
        .testTarget(
            name: "HighlightingTests", dependencies: ["Highlighting", "TestSupport"], swiftSettings: swiftSettings),
        .testTarget(
            name: "JSONSchemaTests", dependencies: ["JSONSchema"], resources: [.copy("Fixtures")],
            swiftSettings: swiftSettings),
        .testTarget(
            name: "ProcessesTests", dependencies: ["Processes", "TestSupport"], swiftSettings: swiftSettings),
        .testTarget(name: "YAMLTests", dependencies: ["YAML"], swiftSettings: swiftSettings),
        .testTarget(
            name: "TokenizersTests", dependencies: ["Tokenizers", "TestSupport"],
            resources: [.copy("Fixtures"), .copy("SentencePiece/Recordings")], swiftSettings: swiftSettings),
        .testTarget(
            name: "MarkdownTests", dependencies: ["Markdown", "Terminal", "TestSupport"], exclude: ["compare.py"],
            resources: [.copy("Fixtures")],
            swiftSettings: swiftSettings),
        .testTarget(
            name: "TerminalTests", dependencies: ["Terminal", "TerminalTestSupport", "TestSupport"],
            swiftSettings: swiftSettings),
        .testTarget(
            name: "GatewayCoreTests", dependencies: ["GatewayCore", "TestSupport"],
            resources: [.copy("Providers/Fixtures")], swiftSettings: swiftSettings),
        .testTarget(
            name: "ChatTests", dependencies: ["Chat", "GatewayCore", "Terminal", "TerminalTestSupport", "TestSupport"],
            swiftSettings: swiftSettings),
        .testTarget(
            name: "ParlanceTests", dependencies: ["fake-llama-server", "parlance", "TestSupport"],
            swiftSettings: swiftSettings),
    ],
    swiftLanguageModes: [.v6]
)
