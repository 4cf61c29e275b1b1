import Foundation
import TestSupport
import Testing

/// `parlance version`: what a report about a problem should have.
@Suite("The program's version", .promptly)
struct VersionProgramTests {
    private let home: ProgramHome

    init() throws {
        home = try ProgramHome()
    }

    @Test("The short form is that of --version, also in a script")
    func short() async throws {
        let server = try LoopbackServer(.answer("Paid."))
        let run = try await home.run(["version"], server: server)
        #expect(run.output.wholeMatch(of: /[0-9]+\.[0-9]+\.[0-9]+\n/) != nil)
        #expect(try await home.run(["--version"]).output == run.output)
        #expect(run.status == .exited(0))
        #expect(server.requests.isEmpty)
    }

    @Test(
        "A program that was built by hand knows its libraries and the date of its prices, and says what it doesn't know"
    )
    func verbose() async throws {
        let run = try await home.run(["version", "--verbose"])
        let short = try await home.run(["--version"]).output
        #expect(run.status == .exited(0))
        #expect(run.errorOutput.isEmpty)
        let expected = [
            #"parlance [0-9.]+"#, #"commit {10}unknown commit"#, #"Swift {11}6\.[0-9.]+"#,
            #"ArgumentParser  1\.8\.2 or later"#, #"libedit {9}2\.[0-9]+ \(interface\)"#,
            #"libyaml {9}0\.[0-9.]+"#, #"libcurl {9}[0-9.]+ \([A-Za-z]+/[^ ]+\)"#,
            #"prices {10}20[0-9]{2}-[0-9]{2}-[0-9]{2}"#,
        ]
        let lines = run.output.split(separator: "\n")
        #expect(lines.first == "parlance \(short.dropLast())")
        #expect(lines.count == expected.count)
        for (line, pattern) in zip(lines, expected) {
            #expect(try Regex(pattern).wholeMatch(in: line) != nil, "\(line)")
        }
    }

    @Test("What a release writes into the finished program is shown, and its manual has the day")
    func record() async throws {
        let record = """
            commit 0123456789abcdef with changes
            date 2027-01-31
            Swift 9.8.7
            ArgumentParser 1.9.0
            libedit 3.1-20991231-1
            """
        try home.folder.write(record + "\n" + String(repeating: "\0", count: 1023 - record.utf8.count), to: "record")
        let made = try await home.run(
            in:
                "objcopy --strip-all --update-section parlance_record=record \"$0\" released && ./released version --verbose"
        )
        #expect(made.errorOutput.isEmpty)
        let rows = made.output.split(separator: "\n").dropFirst().prefix(4)
        #expect(
            Array(rows) == [
                "commit          0123456789abcdef with changes", "Swift           9.8.7", "ArgumentParser  1.9.0",
                "libedit         3.1-20991231-1",
            ])
        let manual = try await home.run(in: "./released manual | head -n 1").output
        #expect(manual.hasPrefix(#".TH PARLANCE 1 "2027\-01\-31" "parlance "#))
    }

    @Test("An option that there isn't is wrong usage, and other words are a prompt")
    func others() async throws {
        let server = try LoopbackServer(.answer("Gladly."))
        #expect(try await home.run(["version", "--short"], server: server).status == .exited(2))
        #expect(server.requests.isEmpty)
        #expect(try await home.run(["version", "history"], server: server).output == "Gladly.\n")
    }
}
