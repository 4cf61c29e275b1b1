import GatewayJSON
import ParlanceSystem

/// Which models' end a person was warned of, so that it is said once a day and not at every start.
///
/// The file is read only when there is something to warn of. One that cannot be read is as if nobody was warned.
public struct ShutdownWarnings: Sendable {
    /// More than these are not warned of in a day.
    private static let sizeLimit = 64 * 1024

    private let file: PrivateFile

    /// Warnings in a file, which is made for its owner alone.
    public init(path: String) {
        file = PrivateFile(path: path)
    }

    /// Whether a model is to be warned of on a day: the first one who asks is told so.
    func isDue(_ id: ModelID, on day: CalendarDay) -> Bool {
        // Without a folder to lock and to write to, a warning too many is better than none.
        guard (try? file.createFolder()) != nil else { return true }
        return file.whileLocked {
            var today = read().filter { $0.value == .string(day.description) }
            guard today[id.description] == nil else { return false }
            today[id.description] = .string(day.description)
            var object = JSONObject()
            for (name, value) in today.sorted(by: { $0.key < $1.key }) { object[name] = value }
            try? file.write(Array((JSONValue.object(["warned": .object(object)]).serialized() + "\n").utf8))
            return true
        }
    }

    private func read() -> [String: JSONValue] {
        guard let bytes = try? file.read(upTo: Self.sizeLimit), let json = try? JSONValue(parsing: bytes),
            let object = json["warned"]?.objectValue
        else { return [:] }
        return Dictionary(object.map { ($0, $1) }, uniquingKeysWith: { $1 })
    }
}

extension LLMGatewayFactory {
    /// The warning of a choice's end, unless its model was warned of today.
    public func dueNotice(of choice: ModelChoice) -> String? {
        guard let notice = choice.notice else { return nil }
        return shutdownWarnings?.isDue(choice.id, on: today()) == false ? nil : notice
    }
}
