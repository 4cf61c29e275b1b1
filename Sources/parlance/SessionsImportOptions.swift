import ArgumentParser
import Chat

/// `parlance sessions import`: conversations that were held in other programs.
struct SessionsImportOptions: ParsableCommand {
    static let words = ["sessions", "import"]

    static let configuration = CommandConfiguration(
        commandName: "parlance sessions import",
        abstract: "Bring in conversations from llm or ChatGPT.",
        discussion: """
            'llm' reads the log of llm ('llm logs path' names it) by the sqlite3 program; 'chatgpt' the \
            conversations.json of a data export. What was brought in before is left as it is.
            """
    )

    @Argument(help: ArgumentHelp("The program.", valueName: "llm|chatgpt"))
    var source: ImportSource

    @Argument(help: "Its file.", completion: .file())
    var file: String
}

extension ImportSource: ExpressibleByArgument {}
