/// What can be typed in the chat, as `/help` lists it; for the manual.
package enum ChatReference {
    /// Something that can be typed, and what it does.
    package typealias Entry = (usage: String, meaning: String)

    /// The commands of a table.
    static func commands(of table: CommandTable) -> [Entry] {
        table.all.map { (usage(of: $0), $0.summary) }
    }

    /// What else a line may hold.
    package static let signs: [Entry] = [
        ("@FILE", "in a prompt: attach a text, an image or a PDF"),
        ("!COMMAND", "run it, once you agree, and attach what it writes"),
        ("//…", "say a line that begins with a slash"),
    ]

    /// The keys.
    package static let keys: [Entry] = [
        ("Ctrl-J, Alt-Enter", "a new line in the draft"),
        ("Up, Down", "lines of the draft; earlier input that begins like it"),
        ("Ctrl-R, Alt-P", "search earlier input; what begins like the draft"),
        ("Tab", "complete a command, a model, a path"),
        ("Ctrl-_, Ctrl-X Ctrl-R", "undo; do it again"),
        ("Ctrl-W, Ctrl-U, Ctrl-K", "kill a word, or to an end of the line; Ctrl-Y: back"),
        ("Ctrl-S", "set the draft aside; it comes back after a command"),
        ("Ctrl-X Ctrl-E", "edit the draft in $VISUAL or $EDITOR"),
        ("Ctrl-C", "stop the answer; clear the draft (Up brings it back)"),
        ("Ctrl-Z", "suspend the program, also within an answer; fg goes on"),
        ("Ctrl-D", "leave, on an empty line"),
    ]

    static func usage(of command: any SlashCommand) -> String {
        command.arguments.isEmpty ? "/\(command.name)" : "/\(command.name) \(command.arguments)"
    }
}
