// swift-tools-version: 6.2
import PackageDescription

/// Every Swift target is built alike; in CI a warning is an error.
let swiftSettings: [SwiftSetting] =
    [
        .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
    ]
    + (Context.environment["CI"] == nil ? [] : [.treatAllWarnings(as: .error)])

let package = Package(
    name: "parlance",
    products: [
        .executable(name: "parlance", targets: ["parlance"]),
        .library(
            name: "GatewayCore", targets: ["GatewayCore", "GatewayJSON", "GatewaySchema", "GatewayTokenizers"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
    ],
    targets: [
        // The program: arguments, wiring, exit codes.
        .executableTarget(
            name: "parlance",
            dependencies: [
                "CParlanceBuildRecord", "GatewayCore", "GatewayJSON", "GatewayLocalModels", "GatewaySchema",
                "GatewayTokenizers", "GatewayYAML", "ParlanceAnswers", "ParlanceChat", "ParlanceConversations",
                "ParlanceSystem", "ParlanceTransfer", "TerminalEditor",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: swiftSettings
        ),

        // Chat: what a person sees and types.
        .target(
            name: "ParlanceChat",
            dependencies: [
                "GatewayCore", "GatewayJSON", "GatewayLocalModels", "GatewaySchema", "GatewayTokenizers", "GatewayYAML",
                "ParlanceAnswers",
                "ParlanceBuiltInThemes", "ParlanceConversations", "ParlanceGuide", "ParlanceSystem", "ParlanceTransfer",
                "TerminalEditor", "TerminalMarkdown",
            ],
            path: "Sources/Chat/ParlanceChat", swiftSettings: swiftSettings),
        // How a turn is run, shown and compared with others.
        .target(
            name: "ParlanceAnswers",
            dependencies: ["GatewayCore", "GatewayTokenizers", "ParlanceConversations", "TerminalEditor"],
            path: "Sources/Chat/ParlanceAnswers", swiftSettings: swiftSettings),
        // What was said, and where it is kept and found again. There is no terminal in it.
        .target(
            name: "ParlanceConversations",
            dependencies: ["GatewayCore", "GatewayJSON", "GatewaySchema", "ParlanceSystem"],
            path: "Sources/Chat/ParlanceConversations", swiftSettings: swiftSettings),
        // Conversations of other programs in, conversations in other forms out.
        .target(
            name: "ParlanceTransfer",
            dependencies: [
                "GatewayCore", "GatewayJSON", "ParlanceAnswers", "ParlanceConversations", "ParlanceSystem",
                "TerminalEditor", "TerminalMarkdown",
            ],
            path: "Sources/Chat/ParlanceTransfer", swiftSettings: swiftSettings),
        // The schemes of themes/ as constants of the program.
        .target(name: "ParlanceBuiltInThemes", path: "Sources/Chat/ParlanceBuiltInThemes"),
        // The articles of Sources/parlance/Parlance.docc as constants of the program.
        .target(name: "ParlanceGuide", path: "Sources/Chat/ParlanceGuide"),

        // Terminal: text on a terminal. It knows no model.
        .target(
            name: "TerminalEditor",
            dependencies: ["CParlanceEditline", "ParlanceSystem", "TerminalHighlighting", "TerminalMarkdown"],
            path: "Sources/Terminal/TerminalEditor", swiftSettings: swiftSettings),
        .target(
            name: "TerminalHighlighting", path: "Sources/Terminal/TerminalHighlighting", swiftSettings: swiftSettings),
        .target(name: "TerminalMarkdown", path: "Sources/Terminal/TerminalMarkdown", swiftSettings: swiftSettings),
        .systemLibrary(
            name: "CParlanceEditline", path: "Sources/Terminal/CParlanceEditline", pkgConfig: "libedit",
            providers: [.apt(["libedit-dev"])]),

        // Gateway: the library that people import.
        .target(
            name: "GatewayCore",
            dependencies: [
                "CParlanceCurl", "GatewayJSON", "GatewaySchema", "GatewayTokenizers",
                "GatewayYAML", "ParlanceSystem",
            ],
            path: "Sources/Gateway/GatewayCore",
            resources: [
                .embedInCode("Models/models.tsv"), .embedInCode("Models/caches.tsv"),
                .embedInCode("Providers/Wire/efforts.tsv"),
            ],
            swiftSettings: swiftSettings
        ),
        // Not in the product: its errors name parlance's commands, and parlance's command line starts its processes.
        .target(
            name: "GatewayLocalModels", dependencies: ["GatewayCore", "GatewayJSON", "ParlanceSystem"],
            path: "Sources/Gateway/GatewayLocalModels", resources: [.embedInCode("serve.py")],
            swiftSettings: swiftSettings),
        .target(name: "GatewayJSON", path: "Sources/Gateway/GatewayJSON", swiftSettings: swiftSettings),
        .target(
            name: "GatewaySchema", dependencies: ["GatewayJSON"], path: "Sources/Gateway/GatewaySchema",
            swiftSettings: swiftSettings),
        .target(
            name: "GatewayTokenizers", dependencies: ["GatewaySentencePieceTables", "GatewayTokenizerTables"],
            path: "Sources/Gateway/GatewayTokenizers", swiftSettings: swiftSettings),
        // Vocabularies as constants of the program, in the form in which they are searched.
        .target(
            name: "GatewaySentencePieceTables", path: "Sources/Gateway/GatewaySentencePieceTables",
            exclude: ["README.md", "data", "generate.py"]),
        .target(
            name: "GatewayTokenizerTables", path: "Sources/Gateway/GatewayTokenizerTables",
            exclude: ["data", "generate.py"]),
        .target(
            name: "GatewayYAML", dependencies: ["CParlanceYAML"], path: "Sources/Gateway/GatewayYAML",
            swiftSettings: swiftSettings),
        .target(name: "CParlanceCurl", path: "Sources/Gateway/CParlanceCurl"),
        .systemLibrary(
            name: "CParlanceYAML", path: "Sources/Gateway/CParlanceYAML", pkgConfig: "yaml-0.1",
            providers: [.apt(["libyaml-dev"])]),

        // System: the ground floor.
        .target(
            name: "ParlanceSystem", dependencies: ["CParlanceProcessControl"], path: "Sources/System/ParlanceSystem",
            swiftSettings: swiftSettings),
        .target(name: "CParlanceProcessControl", path: "Sources/System/CParlanceProcessControl"),
        .target(name: "CParlanceBuildRecord", path: "Sources/System/CParlanceBuildRecord"),

        // Workbench: run on request; see the comment in each main.swift.
        .executableTarget(
            name: "tokenizer-benchmark", dependencies: ["GatewayTokenizers", "ParlanceSystem"],
            path: "Sources/Workbench/TokenizerBenchmark", exclude: ["compare.py", "fuzz.py"],
            swiftSettings: swiftSettings),

        // Tests: one folder a module; end-to-end tests run the built program in a pseudo-terminal.
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: swiftSettings),
        // What tests need that also use the terminal module.
        .target(
            name: "TerminalTestSupport", dependencies: ["TerminalEditor", "TestSupport"],
            path: "Tests/TerminalTestSupport", swiftSettings: swiftSettings),
        // What the tests of the chat's modules share: models that answer from a script, sessions, writers.
        .target(
            name: "ChatTestSupport",
            dependencies: [
                "GatewayCore", "GatewayJSON", "GatewaySchema", "ParlanceConversations", "TerminalEditor", "TestSupport",
            ],
            path: "Tests/ChatTestSupport", swiftSettings: swiftSettings),
        // Stands in for llama.cpp's server.
        .executableTarget(
            name: "fake-llama-server", dependencies: ["ParlanceSystem", "TestSupport"],
            path: "Tests/FakeLlamaServer",
            swiftSettings: swiftSettings),
        // Types random keys at the line editor, run on request: see the comment in its main.swift.
        .executableTarget(
            name: "editor-fuzz", dependencies: ["ParlanceSystem", "TerminalEditor", "TestSupport"],
            path: "Tests/EditorFuzz",
            swiftSettings: swiftSettings),
        .testTarget(name: "MapTests", swiftSettings: swiftSettings),
        .testTarget(name: "TestSupportTests", dependencies: ["TestSupport"], swiftSettings: swiftSettings),
        .testTarget(
            name: "TerminalHighlightingTests", dependencies: ["TerminalHighlighting", "TestSupport"],
            swiftSettings: swiftSettings),
        .testTarget(name: "GatewayJSONTests", dependencies: ["GatewayJSON"], swiftSettings: swiftSettings),
        .testTarget(
            name: "GatewaySchemaTests", dependencies: ["GatewayJSON", "GatewaySchema"], resources: [.copy("Fixtures")],
            swiftSettings: swiftSettings),
        .testTarget(
            name: "ParlanceSystemTests", dependencies: ["ParlanceSystem", "TestSupport"], swiftSettings: swiftSettings),
        .testTarget(name: "GatewayYAMLTests", dependencies: ["GatewayYAML"], swiftSettings: swiftSettings),
        .testTarget(
            name: "GatewayTokenizersTests", dependencies: ["GatewayTokenizers", "TestSupport"],
            resources: [.copy("Fixtures"), .copy("SentencePiece/Recordings")], swiftSettings: swiftSettings),
        .testTarget(
            name: "TerminalMarkdownTests", dependencies: ["TerminalMarkdown", "TerminalEditor", "TestSupport"],
            exclude: ["compare.py"],
            resources: [.copy("Fixtures")],
            swiftSettings: swiftSettings),
        .testTarget(
            name: "TerminalEditorTests",
            dependencies: [
                "ParlanceSystem", "TerminalEditor", "TerminalMarkdown", "TerminalTestSupport", "TestSupport",
            ],
            swiftSettings: swiftSettings),
        .testTarget(
            name: "GatewayCoreTests",
            dependencies: ["GatewayCore", "GatewayJSON", "GatewaySchema", "GatewayTokenizers", "TestSupport"],
            resources: [.copy("Providers/Fixtures")], swiftSettings: swiftSettings),
        .testTarget(
            name: "GatewayLocalModelsTests",
            dependencies: ["GatewayCore", "GatewayJSON", "GatewayLocalModels", "TestSupport"],
            swiftSettings: swiftSettings),
        .testTarget(
            name: "ParlanceConversationsTests",
            dependencies: ["ChatTestSupport", "GatewayCore", "GatewayJSON", "ParlanceConversations", "TestSupport"],
            swiftSettings: swiftSettings),
        .testTarget(
            name: "ParlanceAnswersTests",
            dependencies: [
                "ChatTestSupport", "GatewayCore", "GatewayJSON", "ParlanceAnswers", "ParlanceConversations",
                "TerminalEditor", "TerminalTestSupport", "TestSupport",
            ],
            swiftSettings: swiftSettings),
        .testTarget(
            name: "ParlanceTransferTests",
            dependencies: [
                "ChatTestSupport", "GatewayCore", "GatewayJSON", "ParlanceConversations", "ParlanceTransfer",
                "TestSupport",
            ],
            swiftSettings: swiftSettings),
        .testTarget(
            name: "ParlanceChatTests",
            dependencies: [
                "ChatTestSupport", "GatewayCore", "GatewayJSON", "GatewaySchema", "GatewayTokenizers",
                "ParlanceAnswers", "ParlanceChat", "ParlanceConversations", "ParlanceTransfer", "TerminalEditor",
                "TerminalTestSupport", "TestSupport",
            ],
            swiftSettings: swiftSettings),
        .testTarget(
            name: "ParlanceTests",
            dependencies: [
                "fake-llama-server", "parlance", "TestSupport",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: swiftSettings),
    ],
    swiftLanguageModes: [.v6]
)
