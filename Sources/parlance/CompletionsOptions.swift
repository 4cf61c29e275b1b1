import ArgumentParser

/// `parlance completions`: the script that makes a shell complete the command line.
struct CompletionsOptions: ParsableCommand {
    static let name = "completions"
    static let shells = CompletionShell.allCases.map(\.rawValue)

    static let configuration = CommandConfiguration(
        commandName: "parlance completions",
        abstract: "Print a script that makes a shell complete the command line.",
        discussion: """
            bash: parlance completions bash > ~/.local/share/bash-completion/completions/parlance
            zsh: parlance completions zsh > a folder of $fpath, as _parlance
            fish: parlance completions fish > ~/.config/fish/completions/parlance.fish
            """
    )

    @Argument(help: ArgumentHelp("The shell: bash, zsh or fish.", valueName: "shell"), completion: .list(shells))
    var shell: String

    /// Whether these are the arguments of this command, and not the words of a prompt that begins alike.
    static func isMeant(by arguments: [String]) -> Bool {
        arguments.first == name && arguments.count == 2
            && (shells.contains(arguments[1]) || ["-h", "--help"].contains(arguments[1]))
    }

    /// The script.
    var script: String {
        CompletionShell(rawValue: shell).map { CommandTree.completionScript(for: $0) } ?? ""
    }
}
