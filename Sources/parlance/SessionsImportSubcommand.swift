import ArgumentParser
import Chat

/// `parlance sessions import`: conversations that were held in other programs.
struct SessionsImportOptions: ParsableCommand {
    static let words = ["sessions", "import"]

    static let configuration = CommandConfiguration(
        commandName: "parlance sessions import",
        abstract: "Bring in conversations from llm or ChatGPT.",
        discussion: """
            'llm' reads the log of llm ('llm logs path' names it) by the sqlite3 program; 'chatgpt' a data \
            export of ChatGPT: the archive, its folder, or a conversations.json of it. Branches stay branches; images, \
            files and messages of tools are left out, which is told. What was brought in before is left as it is.
            """
    )

    @Argument(help: ArgumentHelp("The program: llm or chatgpt.", valueName: "program"))
    var source: ImportSource

    @Argument(help: "Its file, or the folder of an export.", completion: .file())
    var file: String
}

extension ImportSource: ExpressibleByArgument {}
