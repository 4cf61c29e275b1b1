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
        CompletionShell(rawValue: shell).map(Self.script) ?? ""
    }

    /// The script for a shell.
    static func script(for shell: CompletionShell) -> String {
        let script = CommandTree.completionScript(for: shell)
        return switch shell {
        case .bash: BashCompletionScript.safe(script)
        // zsh quotes what it inserts, but not a `!` where the option for it is off.
        case .zsh: script.replacing("unsetopt aliases banghist", with: "unsetopt aliases")
        default: script
        }
    }

    /// The shell of the parser's own option for the script: `--generate-completion-script bash`, or with a `=`.
    static func shell(askedBy arguments: [String]) -> CompletionShell? {
        let option = "--generate-completion-script"
        guard let first = arguments.first, first.hasPrefix(option) else { return nil }
        let value =
            first.hasPrefix(option + "=") ? String(first.dropFirst(option.count + 1)) : arguments.dropFirst().first
        return value.flatMap { CompletionShell(rawValue: $0) }
    }
}
