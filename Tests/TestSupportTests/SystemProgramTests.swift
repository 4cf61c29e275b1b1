import TestSupport
import Testing

@Suite("A program of the system")
struct SystemProgramTests {
    @Test("One that is installed has a path")
    func installed() throws {
        #expect(try SystemProgram.path(of: "env") == "/usr/bin/env")
    }

    @Test("One that is missing fails the test, with what to install")
    func missing() {
        let error = #expect(throws: SystemProgram.Missing.self) { try SystemProgram.path(of: "no-such-program") }
        #expect(
            error?.description
                == "This test needs no-such-program, which isn't in /usr/bin or /usr/local/bin. "
                + "Install it with `apt-get install no-such-program`, or let `.ci/run` do it.")
    }
}
