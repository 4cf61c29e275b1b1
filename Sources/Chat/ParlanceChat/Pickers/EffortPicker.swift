import GatewayCore
import ParlanceConversations
import TerminalEditor

/// The levels of reasoning to choose from.
enum EffortPicker {
    /// The levels that a session's model has, and what leaves it to the model. The one in use is selected.
    static func picker(for session: Session) -> Picker {
        let gateway = session.gateway
        let levels = gateway.offeredEfforts
        let names = levels.map(\.rawValue) + [EffortWord.standard]
        let used = session.settings.effort.flatMap(gateway.effort(nearest:))
        let selection = used.flatMap { levels.firstIndex(of: $0) } ?? levels.count
        return Picker(
            title: "Effort", items: names.map { Picker.Item($0, line: "/effort \($0)") }, selection: selection
        ) { index, cells in
            var notes: [StyledText] = []
            if index == selection { notes.append(.accent("in use")) }
            if levels.indices.contains(index) {
                if levels[index] == gateway.abilities.defaultEffort { notes.append(.dim("the model's default")) }
                if let set = gateway.defaultEffort, levels[index] == gateway.effort(nearest: set) {
                    notes.append(.dim("the profile's"))
                }
            } else {
                notes.append(.dim(gateway.usualEffort.map { "now \($0.rawValue)" } ?? "left to the model"))
            }
            let text = notes.reduce(StyledText()) { $0.isEmpty ? $1 : $0 + .dim(" · ") + $1 }
            return text.truncated(to: cells)
        }
    }
}
