package import GatewayCore
import ParlanceConversations
import ParlanceSystem
import Synchronization

/// What goes over the network, for whoever has to find out why it does not: the last exchange is always at hand, and
/// all of them go to a file where that is wanted. Keys are in neither.
package final class DebugLog: Sendable {
    /// A file that has grown beyond this is begun anew.
    static let sizeLimit = 16 * 1024 * 1024

    private struct State {
        var last: HTTPExchange?
        var file: LineFile?
    }

    private let state: Mutex<State>

    /// - Parameter path: The file that everything is added to; `nil`: only the last exchange is kept, in memory.
    package init(path: String? = nil) {
        if let path, let size = (try? FileStatus(of: path))?.size, size > Self.sizeLimit {
            try? FileSystem.remove(path)
        }
        state = Mutex(State(file: path.map { LineFile(path: $0, name: "The debug log") }))
    }

    /// The newest exchange with a model that is over. Lists of models are asked for in between, and are in the file alone.
    var last: HTTPExchange? { state.withLock(\.last) }

    /// Takes an exchange.
    package func add(_ exchange: HTTPExchange) {
        state.withLock { state in
            if exchange.method == .post { state.last = exchange }
            Self.append({ exchange.debugText }, to: &state.file)
        }
    }

    /// Takes the report of a call, which may have taken several exchanges.
    package func add(_ report: CallReport) {
        state.withLock { Self.append({ report.debugText }, to: &$0.file) }
    }

    /// A log that cannot be written must not stop what it is about, so it is given up.
    private static func append(_ text: () -> String, to file: inout LineFile?) {
        guard let open = file else { return }
        do throws(FileError) {
            try open.append("\(Journal.now) \(text())")
        } catch {
            file = nil
        }
    }
}
