import ArgumentParser
import Terminal

/// `parlance render`: Markdown as it looks in an answer.
///
/// Like ``TokensOptions`` it is told from a prompt by its name as the first argument.
struct RenderOptions: ParsableCommand {
    static let name = "render"

    static let configuration = CommandConfiguration(
        commandName: "parlance render",
        abstract: "Show Markdown from a file or from standard input, as it arrives.",
        discussion: "CommonMark with tables, strikethrough, task lists and autolinks, as GitHub has them."
    )

    @Argument(help: "The file; without one, standard input.", completion: .file())
    var file: String?

    // A number may begin with a minus sign: then what is wrong with it is its value, not that it is missing.
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The width in cells. Default: that of the terminal, else 80.", valueName: "cells"))
    var width: Int?

    @Flag(
        inversion: .prefixedNo,
        help: "Show the addresses of links behind their texts. Default: on a terminal.")
    var addresses: Bool?

    @Option(help: ArgumentHelp("When to use colours.", valueName: "auto|always|never"))
    var color: ColorChoice = .auto

    func validate() throws {
        let widths = 1...TerminalCapabilities.largestSide
        if let width, !widths.contains(width) {
            throw ValidationError("--width must be a number from 1 to \(widths.upperBound).")
        }
    }
}
