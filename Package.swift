// swift-tools-version: 6.2
import PackageDescription

/// Every Swift target is built alike; in CI a warning is an error.
let swiftSettings: [SwiftSetting] =
    [.enableUpcomingFeature("ExistentialAny")]
    + (Context.environment["CI"] == nil ? [] : [.treatAllWarnings(as: .error)])

let package = Package(
    name: "parlance",
    platforms: [.macOS(.v15)],
    targets: [
        // The rooms.
        .target(name: "JSONSchema", swiftSettings: swiftSettings),
        // Tests: one folder a module; end-to-end tests run the built program in a pseudo-terminal.
        .testTarget(
            name: "JSONSchemaTests", dependencies: ["JSONSchema"], resources: [.copy("Fixtures")],
            swiftSettings: swiftSettings),
    ],
    swiftLanguageModes: [.v6]
)
