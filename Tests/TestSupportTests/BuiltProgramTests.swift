import Testing

@testable import TestSupport

@Suite("Finding a built program")
struct BuiltProgramTests {
    @Test(
        "It is looked for beside the test bundle, wherever the runner names it",
        arguments: [
            ("/b/debug/XPackageTests.xctest", ["/b/debug/XPackageTests.xctest"], "/b/debug"),
            ("/b/debug/XPackageTests.xctest", ["relative/XPackageTests.xctest"], "relative"),
            ("/b/debug/XPackageTests.xctest", ["XPackageTests.xctest", "--list"], "/b/debug"),
            (
                "/usr/helper", ["/usr/helper", "--test-bundle-path", "/b/d/X.xctest/Contents/MacOS/X"],
                "/b/d"
            ),
            ("/b/release/program", ["program"], "/b/release"),
        ])
    func locations(executable: String, arguments: [String], folder: String) throws {
        let path = try BuiltProgram.path(of: "sample", executable: executable, arguments: arguments) {
            $0 == "\(folder)/sample"
        }
        #expect(path == "\(folder)/sample")
    }

    @Test("One of another configuration is preferred where it was built", arguments: [true, false])
    func configuration(isBuilt: Bool) throws {
        let path = try BuiltProgram.path(
            of: "sample", executable: nil, arguments: ["/b/debug/X.xctest"], configuration: "release"
        ) { isBuilt || !$0.contains("release") }
        #expect(path == (isBuilt ? "/b/debug/../release/sample" : "/b/debug/sample"))
    }

    @Test("It is found beside the bundle that is running")
    func running() throws {
        // The bundle itself is the one file that is sure to be there.
        let bundle = try #require(
            CommandLine.arguments.flatMap { $0.split(separator: "/") }.first { $0.hasSuffix(".xctest") })
        #expect(try BuiltProgram.path(of: String(bundle)).hasSuffix("/" + bundle))
    }

    @Test("A missing program is an error with the folders and what to do")
    func missing() {
        let error = #expect(throws: BuiltProgram.Missing.self) { try BuiltProgram.path(of: "no-such-program") }
        #expect(error?.description.hasPrefix("The program no-such-program is in none of the folders") == true)
        #expect(error?.folders.isEmpty == false)
    }
}
