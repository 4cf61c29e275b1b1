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

    func validate() throws {
        guard CompletionShell(rawValue: shell) != nil else {
            throw ValidationError("There are completions for bash, zsh and fish, none for '\(shell)'.")
        }
    }

    /// The script.
    var script: String {
        CompletionShell(rawValue: shell).map { CommandTree.completionScript(for: $0) } ?? ""
    }
}
