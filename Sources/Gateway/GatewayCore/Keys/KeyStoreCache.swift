import GatewayJSON
import ParlanceSystem
import Synchronization

/// What a key store held when it was last read: every provider is looked up in it at the start, but it is read once, and
/// again only when the file has changed.
final class KeyStoreCache: Sendable {
    private struct State {
        var status: FileStatus?
        var keys: JSONObject?
    }

    private let state = Mutex(State())

    /// The file as it was when it was last read; `nil`: there was none.
    var lastStatus: FileStatus? { state.withLock(\.status) }

    /// The keys, unless the file has changed since.
    func keys(as status: FileStatus?) -> JSONObject? {
        state.withLock { $0.status == status ? $0.keys : nil }
    }

    func keep(_ keys: JSONObject, as status: FileStatus?) {
        state.withLock { $0 = State(status: status, keys: keys) }
    }
}
