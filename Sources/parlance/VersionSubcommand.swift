import ArgumentParser
import ParlanceChat

/// `parlance version`: what this program is made of.
struct VersionSubcommand: Subcommand {
    static let words = ["version"]
    static let operands = "[--verbose]"
    static let summary = "the version, and what it was built with"
    static let abstract = "Show the version, and with --verbose what the program was built with."
    static let discussion = """
        With --verbose also the commit, the libraries, and the date of the built-in prices: what a report about a \
        problem should have. A program that was built by hand doesn't know its commit.
        """

    @Flag(help: "Also show the commit, the libraries, and the date of the prices.")
    var verbose = false

    /// More words are a prompt: `parlance version history`.
    static func isMeant(by rest: ArraySlice<String>) -> Bool {
        rest.allSatisfy { $0.hasPrefix("-") && $0 != "--" }
    }

    func run(in program: Program) async -> ProgramExit {
        StandardOutput.write(verbose ? "\(RootCommand.name) \(version)\n\(VersionReport().text)" : version + "\n")
        return .answered
    }
}
