import TestSupport
import Testing

/// What never ends is read no further than is allowed.
@Suite(.promptly)
struct InputLimitTests {
    private let home: ProgramHome

    init() throws {
        home = try ProgramHome()
    }

    @Test(
        "Standard input and files without end",
        arguments: [
            ("< /dev/zero", "Standard input is larger than the limit of 64 MiB"),
            ("q < /dev/zero", "Standard input is larger than the limit of 64 MiB"),
            ("schema validate '{}' < /dev/zero", "Standard input is larger than the limit of 64 MiB"),
            ("tokens --encoding o200k_base < /dev/zero", "Standard input is larger than the limit of 64 MiB"),
            ("keys set openai < /dev/zero", "Standard input is larger than the limit of 64 KiB"),
            ("-a - q < /dev/zero", "standard input is neither"),
            ("--schema /dev/zero q", "The schema file /dev/zero is larger than the limit of 4 MiB"),
            ("--config /dev/zero q", "The configuration is larger than the limit of 16 MiB"),
            ("-a /dev/zero q", "/dev/zero is a device"),
            ("sessions import chatgpt /dev/zero", "cannot be read"),
        ])
    func endless(arguments: String, words: String) async throws {
        let run = try await home.run(in: "exec \"$0\" \(arguments)")
        #expect(run.status == .exited(2))
        #expect(run.errorOutput.contains(words), "\(run.errorOutput)")
        #expect(run.output == "")
    }
}
