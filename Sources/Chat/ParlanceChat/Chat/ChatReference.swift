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
        ("!COMMAND", "run it, once you agree, and attach its output"),
        ("//…", "send text that starts with a slash"),
    ]

    /// The keys.
    package static let keys: [Entry] = [
        ("Ctrl-J, Alt-Enter", "a new line in the draft"),
        ("Up, Down", "move in the draft; recall input that starts like it"),
        ("Ctrl-P, Ctrl-N", "do what Up and Down do, also in lists"),
        ("Ctrl-R, Alt-P", "search earlier input; input that starts like the draft"),
        ("Tab", "complete a command, a model, a path"),
        ("Ctrl-A, Ctrl-E", "go to the start or the end of the line"),
        ("Ctrl-B, Ctrl-F", "go back or forward a character"),
        ("Alt-B, Alt-F", "go back or forward a word"),
        ("Ctrl-H, Backspace", "delete the character before the cursor"),
        ("Ctrl-_, Ctrl-X Ctrl-U", "undo"),
        ("Ctrl-X Ctrl-R", "redo"),
        ("Ctrl-W, Ctrl-U, Ctrl-K", "cut a word, or to either end of the line"),
        ("Alt-D", "cut the next word"),
        ("Ctrl-Y", "paste what was cut"),
        ("Ctrl-L", "clear the screen"),
        ("Ctrl-S", "park the draft; it returns after a command"),
        ("Ctrl-O", "choose a model, even in mid-draft"),
        ("Shift-Tab", "next reasoning effort; back in a list of completions"),
        ("Ctrl-T", "show tokens and money live, at the bottom"),
        ("Ctrl-X Ctrl-E", "edit the draft in $VISUAL or $EDITOR"),
        ("Page Up, Page Down, Esc", "scroll a list or a panel; close it"),
        ("Ctrl-C", "stop the answer; clear the draft (Up restores it)"),
        ("Ctrl-Z", "suspend the program, even during an answer; fg resumes"),
        ("Ctrl-D", "leave, on an empty line; delete a character on others"),
    ]

    static func usage(of command: any SlashCommand) -> String {
        command.arguments.isEmpty ? "/\(command.name)" : "/\(command.name) \(command.arguments)"
    }
}
