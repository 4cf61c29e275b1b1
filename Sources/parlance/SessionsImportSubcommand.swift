import ArgumentParser
import ParlanceChat
import ParlanceTransfer
import TerminalEditor

/// `parlance sessions import`: conversations that were held in other programs.
struct SessionsImportSubcommand: Subcommand {
    static let words = ["sessions", "import"]
    static let operands = "llm|chatgpt FILE"
    static let summary = "conversations from other programs"
    static let abstract = "Import conversations from llm or ChatGPT."

    static let discussion = """
        'llm' reads llm's log ('llm logs path' prints its path) with the sqlite3 program; 'chatgpt' a data \
        export of ChatGPT: the archive, its folder, or its conversations.json. Branches stay branches; images, \
        files and tool messages are left out and reported. What was imported before is left as it is.
        """

    @Argument(help: ArgumentHelp("The program: llm or chatgpt.", valueName: "program"))
    var source: ImportSource

    @Argument(help: "Its file, or the folder of an export.", completion: .file())
    var file: String

    func run(in program: Program) async -> ProgramExit {
        guard let store = program.store else {
            return program.fail("Sessions are stored in the home directory, but HOME is not set.", .usage)
        }
        var new = 0
        var count = 0
        do {
            var omissions = ImportOmissions()
            try source.read(path: file) { session in
                count += 1
                guard try store.add(session, from: source) else { return }
                new += 1
                omissions += session.omissions
            }
            let known = new < count ? " (\(count - new) were already here)" : ""
            program.answers.write("\(new) of \(count) conversations imported\(known).")
            if let left = omissions.sentence { program.answers.write(.dim(left)) }
            return .answered
        } catch {
            let before = new > 0 ? " Imported before the error: \(new)." : ""
            return program.fail("\(error)\(before)", .usage)
        }
    }
}

extension ImportSource: ExpressibleByArgument {}
