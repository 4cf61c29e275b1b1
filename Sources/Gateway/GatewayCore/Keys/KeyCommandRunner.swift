import ParlanceSystem
import Synchronization

/// Asks programs for keys, each one once in a run.
///
/// It is shared by the copies of a factory, so that a switch back to a model does not ask for a passphrase again. A
/// command that failed is tried again: the person may have unlocked something meanwhile.
final class KeyCommandRunner: Sendable {
    /// As long as a person may need to unlock what holds the key.
    static let timeout = Duration.seconds(30)

    private let timeout: Duration
    private let known = Mutex<[KeyCommand: APIKey]>([:])

    init(timeout: Duration = timeout) {
        self.timeout = timeout
    }

    /// The first line that the command writes. It sees our variables but those with keys of providers. What it writes to standard error goes to ours: it is for the person.
    ///
    /// - Throws: ``GatewayError/Code/configuration`` that names the command, and nothing of what it wrote.
    func key(from command: KeyCommand, without variables: Set<String> = []) throws(GatewayError) -> APIKey {
        if let key = known.withLock({ $0[command] }) { return key }
        let environment = CurrentProcess.environment.filter { !variables.contains($0.key) }
        let result: ChildProcess.Result
        do throws(ChildProcessError) {
            result = try ChildProcess(
                command.words, environment: environment, outputLimit: 65_536, sharesStandardError: true
            )
            .run(timeout: timeout)
        } catch {
            switch error {
            case .notStarted(_, let reason):
                throw failure(command, "cannot be started: \(reason)")
            case .timedOut:
                throw failure(command, "printed no key within \(timeout.components.seconds) seconds and was stopped")
            }
        }
        guard result.status == 0 else { throw failure(command, "failed with exit code \(result.status)") }
        let line = result.output.prefix { $0 != UInt8(ascii: "\n") }
        guard let key = try APIKey(String(decoding: line, as: UTF8.self), from: .command(command)) else {
            throw failure(command, "printed no key")
        }
        known.withLock { $0[command] = key }
        return key
    }

    private func failure(_ command: KeyCommand, _ what: String) -> GatewayError {
        GatewayError(
            .configuration, "The api_key_command '\(command)' \(what).",
            fix: "Run it by hand: its first line of output must be the key.")
    }
}
