import ArgumentParser
import ParlanceChat
import ParlanceSystem
import TerminalEditor

/// `parlance render`: Markdown as it looks in an answer.
struct RenderSubcommand: Subcommand {
    static let words = ["render"]
    static let operands = "[FILE]"
    static let summary = "Markdown as it looks in an answer"
    static let abstract = "Show Markdown from a file or from standard input, as it arrives."
    static let discussion = "CommonMark with tables, strikethrough, task lists and autolinks, as on GitHub."

    @Argument(help: "The file; by default standard input.", completion: .file())
    var file: String?

    // A number may begin with a minus sign: then what is wrong with it is its value, not that it is missing.
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The width in cells. Default: the terminal's, or 80.", valueName: "cells"))
    var width: Int?

    @Flag(
        inversion: .prefixedNo,
        help: "Show the addresses of links after their text. Default: on a terminal.")
    var addresses: Bool?

    @Option(help: ArgumentHelp("When to use colors.", valueName: "auto|always|never"))
    var color: ColorChoice = .auto

    func validate() throws {
        let widths = 1...TerminalCapabilities.largestSide
        if let width, !widths.contains(width) {
            throw ValidationError("--width must be a number from 1 to \(widths.upperBound).")
        }
    }

    var invocation: Invocation { Invocation(color: color) }

    func run(in program: Program) async -> ProgramExit {
        let tool = RenderTool(
            options: MarkdownOptions(
                for: program.answers.capabilities, width: width, showsLinkAddresses: addresses),
            output: program.answers)
        guard let file = file, file != "-" else {
            var silence = InputSilence(program.notices)
            tool.run {
                silence.wait()
                return StandardInput.readChunk()
            }
            return .answered
        }
        let opened: OpenFile
        do throws(SystemError) {
            opened = try OpenFile(file)
        } catch {
            return program.fail("The file \(file) cannot be read: \(error.reason).", .usage)
        }
        // Reading a folder fails, which would look like its end.
        if (try? opened.status())?.kind == .directory { return program.fail("\(file) is a folder.", .usage) }
        tool.run { StandardInput.readChunk(from: opened) }
        return .answered
    }
}
