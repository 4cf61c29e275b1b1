import ArgumentParser
import Chat
import Terminal

/// `parlance keys`: the keys that are kept for providers.
struct KeysOptions: ParsableCommand {
    static let name = "keys"

    /// What is done with the keys.
    enum Action: String, ExpressibleByArgument, CaseIterable {
        case set, list, rm, path
    }

    static let configuration = CommandConfiguration(
        commandName: "parlance keys",
        abstract: "Keep the keys of providers in a file that only you can read.",
        usage: """
            parlance keys set NAME    read a key, without showing it, and keep it for a provider
            parlance keys list        the names that have a key
            parlance keys rm NAME     remove a key
            parlance keys path        the file
            """,
        discussion: """
            'set' reads from the terminal, or the first line of a pipe: pass show openai | parlance keys set openai. A \
            key is taken from the profile's api_key, an api_key_command of the configuration, the environment, or this \
            store, in this order.
            """
    )

    @Argument(help: "What to do: set, list, rm or path.")
    var action: Action

    @Argument(help: "The provider, such as openai.", completion: .providers)
    var provider: String?

    @Option(help: ArgumentHelp("The configuration to use.", valueName: "file"))
    var config: String?

    @Option(help: ArgumentHelp("When to use colours.", valueName: "auto|always|never"))
    var color: ColorChoice = .auto

    func validate() throws {
        switch action {
        case .set, .rm:
            if provider == nil { throw ValidationError("Name a provider, as in: parlance keys \(action) openai") }
        case .list, .path:
            // A key on the command line would be in the shell's history and in the list of processes.
            if provider != nil { throw ValidationError("'parlance keys \(action)' takes no name.") }
        }
    }
}
