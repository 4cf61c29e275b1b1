import ParlanceSystem

/// Where the characters go in the end.
enum OutputDestination: Sendable {
    /// A file, a pipe or a terminal.
    case fileDescriptor(FileDescriptor)
    /// A function, for tests.
    case sink(@Sendable (String) -> Void)

    /// Writes everything, in one write(2) where the system takes it at once. Returns why it cannot: a broken pipe when
    /// nobody can read it any more.
    func write(_ text: TerminalText) -> SystemError? {
        switch self {
        case .fileDescriptor(let descriptor):
            do throws(SystemError) {
                try descriptor.write(text.characters)
                return nil
            } catch {
                return error
            }
        case .sink(let receive):
            receive(text.characters)
            return nil
        }
    }

    /// Whether the process may show what is for the person in front: not while it runs in the background of a shell.
    var isInForeground: Bool {
        guard case .fileDescriptor(let descriptor) = self else { return true }
        return descriptor.isInForeground
    }
}
