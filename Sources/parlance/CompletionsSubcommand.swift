import ArgumentParser
import ParlanceChat

/// `parlance completions`: the script that makes a shell complete the command line.
struct CompletionsSubcommand: Subcommand {
    private static let shells = CompletionShell.allCases.map(\.rawValue)

    static let words = ["completions"]
    static let operands = "SHELL"
    static let summary = "completions for bash, zsh or fish"
    static let abstract = "Print a shell completion script."

    static let discussion = """
        bash: parlance completions bash > ~/.local/share/bash-completion/completions/parlance
        zsh: parlance completions zsh > _parlance, in a folder of $fpath
        fish: parlance completions fish > ~/.config/fish/completions/parlance.fish
        """

    @Argument(help: ArgumentHelp("The shell: bash, zsh or fish.", valueName: "shell"), completion: .list(shells))
    var shell: String

    func validate() throws {
        guard CompletionShell(rawValue: shell) != nil else {
            throw ValidationError("No completions for '\(shell)'. Available: bash, zsh, fish.")
        }
    }

    func run(in program: Program) async -> ProgramExit {
        StandardOutput.write((CompletionShell(rawValue: shell).map(Self.script) ?? "") + "\n")
        return .answered
    }

    private static func script(for shell: CompletionShell) -> String {
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
