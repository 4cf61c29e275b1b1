import Foundation
import ParlanceSystem
import TestSupport
import Testing

@Suite("What programs see that are started")
struct ChildEnvironmentTests {
    private static let variables = ["PARLANCE_TEST_KEY_1": "secret-1", "PARLANCE_TEST_OTHER": "other"]

    /// The names are of this test alone: what is withheld is so in all of the process.
    init() {
        ChildEnvironment.withhold(["PARLANCE_TEST_KEY_1", "PARLANCE_TEST_KEY_2"])
    }

    @Test("What is withheld is in no environment, whoever gives it; all else is")
    func withheld() {
        #expect(ChildEnvironment.variables(Self.variables) == ["PARLANCE_TEST_OTHER": "other"])
        #expect(ChildEnvironment.variables([:]).isEmpty)
        // Names are told apart as the system tells them.
        let near = ["parlance_test_key_1": "a", "PARLANCE_TEST_KEY_10": "b", "PARLANCE_TEST_KEY_": "c"]
        #expect(ChildEnvironment.variables(near) == near)
    }

    @Test("The list for the system has them as NAME=VALUE, with whatever is in the values, and an end")
    func list() {
        let values = ["A": "1=2", "B": "", "C": "x\ny", "D": "é", "PARLANCE_TEST_KEY_2": "secret-2"]
        let list = ChildEnvironment.list(values)
        defer { for entry in list { free(entry) } }
        #expect(list.last == .some(nil))
        #expect(Set(list.compactMap { $0.map { String(cString: $0) } }) == ["A=1=2", "B=", "C=x\ny", "D=é"])
    }

    @Test("A program that is started, alone or in a group, does not see it, and sees the rest")
    func programs() async throws {
        let program = ChildProcess(["/usr/bin/env"], environment: Self.variables)
        #expect(try program.run().output == Array("PARLANCE_TEST_OTHER=other\n".utf8))
        #expect(try await program.runInGroup().output == Array("PARLANCE_TEST_OTHER=other\n".utf8))
    }

    @Test("Where nothing is said it is what this process sees")
    func own() throws {
        #expect(CurrentProcess.environment == ProcessInfo.processInfo.environment)
        #expect(ChildEnvironment.variables() == CurrentProcess.environment)
        let path = try #require(CurrentProcess.environment["PATH"])
        #expect(try ChildProcess(["sh", "-c", "printf %s \"$PATH\""]).run().output == Array(path.utf8))
    }
}
