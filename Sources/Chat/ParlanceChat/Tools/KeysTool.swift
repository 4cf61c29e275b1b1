package import GatewayCore
package import ParlanceAnswers
import TerminalEditor

/// `parlance keys`: the keys that are kept for providers.
package struct KeysTool: Sendable {
    private let factory: LLMGatewayFactory
    private let store: KeyStore
    private let output: any TextOutput
    private let notices: any TextOutput

    /// A tool over a store.
    ///
    /// - Parameters:
    ///   - factory: Knows the providers, and where else their keys may be.
    ///   - output: Standard output: names and paths.
    ///   - notices: Standard error: everything else.
    package init(factory: LLMGatewayFactory, store: KeyStore, output: any TextOutput, notices: any TextOutput) {
        self.factory = factory
        self.store = store
        self.output = output
        self.notices = notices
    }

    /// Keeps a key.
    ///
    /// - Parameter read: Reads it from the person or the pipe; it gets the question. `nil` when there is nothing.
    /// - Throws: ``GatewayError`` when nothing was kept.
    package func set(
        _ name: String, read: (_ question: String) throws(GatewayError) -> String?
    ) throws(GatewayError) {
        let provider = try factory.provider(named: name)
        // A store that cannot be changed is told before the key is typed.
        _ = try store.names()
        guard let key = try read("Key for \(provider.displayName) (not shown): ") else {
            throw GatewayError(
                .configuration, "No key was given.", fix: "Type it, or pipe it in: the first line is used.")
        }
        guard let key = try APIKey(key) else {
            throw GatewayError(.configuration, "No key was given.", fix: "Nothing was stored.")
        }
        try store.set(key, for: name)
        if let notice = key.notice { notices.write(.warning(notice)) }
        notices.write(.success("The key for \(provider.displayName) is stored in \(store.path)."))
        if let origin = factory.keyOrigin(of: name), origin != .store(name) {
            notices.write(.warning("Another key takes precedence: \(origin)."))
        }
    }

    /// Writes the names that have a key, one a line.
    ///
    /// - Throws: ``GatewayError`` when the store cannot be read.
    package func list() throws(GatewayError) {
        let names = try store.names()
        if let warning = store.warning { notices.write(.warning(warning)) }
        for name in names { output.write(StyledText(Sanitizer.cleanLine(name))) }
        if names.isEmpty {
            notices.write(
                "No keys are stored. 'parlance keys set NAME' stores one; those in the environment need no storing.")
        }
    }

    /// Removes a key.
    ///
    /// - Throws: ``GatewayError`` when there is none, or the store cannot be changed.
    package func remove(_ name: String) throws(GatewayError) {
        guard try store.remove(name) else {
            let names = try store.names()
            let fix = names.isEmpty ? "No keys are stored." : "Stored keys: \(names.joined(separator: ", "))."
            throw GatewayError(.configuration, "No key is stored for '\(name)'.", fix: fix)
        }
        notices.write(.success("The key for \(name) was removed."))
    }

    /// Writes where the keys are kept.
    package func path() {
        output.write(StyledText(store.path))
    }
}
