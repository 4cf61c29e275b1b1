import TestSupport
import Testing

/// `parlance schema` in pipes.
@Suite(.promptly)
struct SchemaProgramTests {
    private let home: ProgramHome

    init() throws {
        home = try ProgramHome()
    }

    @Test(
        "The exit code tells valid, not valid and wrong usage apart",
        arguments: [
            (["validate", "name, age int"], Int32(0)), (["validate", "name, age bool"], 1),
            (["validate", "missing.json"], 2), (["validate", "{}", "missing.json"], 2), (["validate"], 2),
            (["show", "{}", "x"], 2), ([String](), 2), (["show", "a int, b"], 0),
        ] as [([String], Int32)])
    func exitCodes(arguments: [String], status: Int32) async throws {
        let run = try await home.run(["schema"] + arguments, input: #"{"name":"Ada","age":36}"#)
        #expect(run.status == .exited(status))
        #expect(run.errorOutput.isEmpty == (status < 2))
    }

    @Test("A prompt may begin with the word")
    func prompt() async throws {
        let run = try await home.run(["-m", "demo", "schema", "validate"])
        #expect(run.status == .exited(0))
        let other = try await home.run(["schema", "design?", "-m", "demo"])
        #expect(other.status == .exited(0))
    }
}
