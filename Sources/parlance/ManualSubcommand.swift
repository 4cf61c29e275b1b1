import ArgumentParser

/// `parlance manual`: takes nothing.
struct ManualOptions: ParsableCommand {
    static let name = "manual"

    static let configuration = CommandConfiguration(
        commandName: "parlance manual", abstract: "Print the manual as a page for man: parlance manual | man -l -")
}
