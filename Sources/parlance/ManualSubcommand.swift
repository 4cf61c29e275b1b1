import ArgumentParser
import ParlanceChat

/// `parlance manual`: the page for man.
struct ManualSubcommand: Subcommand {
    static let words = ["manual"]
    static let summary = "the manual page"
    static let abstract = "Print the manual as a man page."
    static let discussion = "parlance manual | man -l -"

    func run(in program: Program) async -> ProgramExit {
        StandardOutput.write(ManualPage().text)
        return .answered
    }
}
