package import TerminalEditor

/// What tells that the person wants an answer stopped: Ctrl-C in the program, a script in a test.
package protocol Interrupting: Sendable {
    /// Calls the handler for every interrupt while the operation runs.
    func whileInterruptible<Value: Sendable>(
        onInterrupt handler: @escaping @Sendable () -> Void, _ operation: () async -> Value
    ) async -> Value
}

extension SignalWatcher: Interrupting {
    /// Ctrl-C stops the operation's answer instead of the program.
    package func whileInterruptible<Value: Sendable>(
        onInterrupt handler: @escaping @Sendable () -> Void, _ operation: () async -> Value
    ) async -> Value {
        await withInterruptHandler(handler, operation: operation)
    }
}
