import ParlanceChat
import ParlanceConversations

extension Program {
    /// Whether everything that goes over the network is written to a file: `--debug`, or `PARLANCE_LOG=debug`.
    var isDebugging: Bool {
        invocation.isDebugging || environment["PARLANCE_LOG"] == "debug"
    }

    /// What keeps what goes over the network: a chat has it at hand, a file gets it where that is wanted.
    func debugLog(isChat: Bool) -> DebugLog? {
        if isDebugging, let debugPath { return DebugLog(path: debugPath) }
        return isChat ? DebugLog() : nil
    }

    /// Where to look afterwards.
    var debugNotes: [String] {
        guard isDebugging else { return [] }
        guard let debugPath else { return ["No place for a debug log: set HOME or XDG_STATE_HOME."] }
        return ["Requests and replies, without keys, are logged to \(debugPath)."]
    }

    private var debugPath: String? {
        StateFolder.path(in: environment).map { $0 + "/debug.log" }
    }
}
