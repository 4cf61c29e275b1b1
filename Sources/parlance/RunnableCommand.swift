import ArgumentParser
import ParlanceChat

/// A command that runs with the options that were parsed.
protocol RunnableCommand: ParsableCommand {
    /// Which of the options that every run has were given.
    var invocation: Invocation { get }

    /// Does what it is for.
    func run(in program: Program) async -> ProgramExit
}

extension RunnableCommand {
    var invocation: Invocation { Invocation() }
}
