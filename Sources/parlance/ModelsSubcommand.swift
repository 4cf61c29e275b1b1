import ArgumentParser
import Chat
import Terminal

/// `parlance models`: what providers offer.
struct ModelsOptions: ParsableCommand {
    static let name = "models"

    static let configuration = CommandConfiguration(
        commandName: "parlance models",
        abstract: "List the models that providers offer.",
        discussion: """
            The providers themselves are asked, and their answers are kept for a day. Without a provider, all that can \
            be used are asked. Windows and prices are shown where the provider tells them or they are known.
            """
    )

    @Argument(help: "The provider, such as openai; without it, all that can be used.", completion: .providers)
    var provider: String?

    @Flag(help: "Ask again, whatever is kept.")
    var refresh = false

    @Option(help: ArgumentHelp("The configuration to use.", valueName: "file"))
    var config: String?

    @Option(help: ArgumentHelp("When to use colours.", valueName: "auto|always|never"))
    var color: ColorChoice = .auto
}
