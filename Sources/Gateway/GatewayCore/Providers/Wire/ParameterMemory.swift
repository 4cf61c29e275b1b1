public import FoundationEssentials
import GatewayJSON
import ParlanceSystem
import Synchronization

/// What servers have refused of what Parlance adds to requests by itself, by provider, address and model: it is not sent
/// to them again for a week.
///
/// The file, where there is one, is read before the first request and not at the start. What cannot be read or kept is
/// simply not known: it is learned again by one more request. Of two processes that write at once one may lose what it
/// learned.
public final class ParameterMemory: Sendable {
    /// A model at an address.
    struct Place: Sendable, Hashable {
        /// The provider's registered name.
        var provider: String
        /// The address, without a password.
        var address: String
        /// The model's name.
        var model: String
    }

    struct Entry: Sendable, Hashable {
        var changes: [ParameterChange]
        /// The levels of reasoning that it said it has; empty: it said nothing of them.
        var efforts: [ReasoningEffort] = []
        /// When it was learned, in seconds since 1970.
        var time: Double
    }

    /// How long something is remembered: models and servers learn.
    static let lifetime: Double = 7 * 86_400
    /// How many models are remembered; the oldest are forgotten first.
    static let limit = 100
    /// A file that is larger was not written here.
    private static let sizeLimit = 512 * 1024
    /// Longer names are remembered in memory only, as far as ``limit`` goes.
    private static let nameLimit = 500

    /// What the file has. A type of its own, as a bare dictionary would cost the start of the program its type's making.
    private struct Known: Sendable {
        var places: [Place: Entry]
    }

    private let path: String?
    private let now: @Sendable () -> Double
    /// `nil` until the file was read.
    private let entries = Mutex<Known?>(nil)

    /// A memory.
    ///
    /// - Parameters:
    ///   - path: Its file; `nil`: it lasts as long as this object.
    ///   - now: Seconds since 1970.
    public init(path: String? = nil, now: @escaping @Sendable () -> Double = { Date().timeIntervalSince1970 }) {
        self.path = path
        self.now = now
    }

    /// What to change before a model is asked.
    func changes(for place: Place) -> [ParameterChange] {
        entry(for: place).changes
    }

    /// What is known of a model before it is asked.
    func entry(for place: Place) -> Entry {
        entries.withLock { entries in
            let known = entries?.places ?? read()
            entries = Known(places: known)
            guard let entry = known[place], isFresh(entry) else { return Entry(changes: [], time: 0) }
            return entry
        }
    }

    /// Adds what a model was found to refuse.
    func remember(_ changes: [ParameterChange], efforts: [ReasoningEffort] = [], for place: Place) {
        entries.withLock { entries in
            // Another process may have learned something since.
            var known = (entries?.places ?? [:]).merging(read()) { $0.time >= $1.time ? $0 : $1 }.filter {
                isFresh($0.value)
            }
            var entry = known[place] ?? Entry(changes: [], time: 0)
            for change in changes where !entry.changes.contains(change) { entry.changes.append(change) }
            if !efforts.isEmpty { entry.efforts = efforts }
            entry.time = now()
            known[place] = entry
            if known.count > Self.limit {
                for old in known.sorted(by: { $0.value.time < $1.value.time }).prefix(known.count - Self.limit) {
                    known[old.key] = nil
                }
            }
            entries = Known(places: known)
            write(known)
        }
    }

    /// What is remembered of a model, a line for each address: `without temperature, stream_options at ADDRESS`.
    public func notes(of model: ModelID) -> [String] {
        let known = entries.withLock { entries in
            let known = entries?.places ?? read()
            entries = Known(places: known)
            return known.filter { $0.key.provider == model.provider && $0.key.model == model.model }
        }
        return known.filter { isFresh($0.value) }.sorted { $0.key.address < $1.key.address }.map { place, entry in
            let days = max(1, Int(((entry.time + Self.lifetime - now()) / 86_400).rounded(.up)))
            let names = entry.changes.map(\.rawValue).joined(separator: ", ")
            let efforts = entry.efforts.map(\.rawValue).joined(separator: ", ")
            let time = "\(days) more " + (days == 1 ? "day." : "days.")
            return [
                names.isEmpty
                    ? nil : "\(model) at \(place.address) refused: \(names). Omitted from requests for \(time)",
                efforts.isEmpty
                    ? nil : "\(model) at \(place.address) has effort \(efforts). No other is sent for \(time)",
            ].compactMap { $0 }.joined(separator: "\n")
        }
    }

    /// A time in the future is one of a clock that was wrong.
    private func isFresh(_ entry: Entry) -> Bool {
        let age = now() - entry.time
        return age < Self.lifetime && age > -86_400
    }

    // MARK: File

    private func read() -> [Place: Entry] {
        guard let path, let status = try? FileStatus(of: path), status.kind == .regular, status.size <= Self.sizeLimit,
            let data = FileManager.default.contents(atPath: path), let json = try? JSONValue(parsing: Array(data))
        else { return [:] }
        var known: [Place: Entry] = [:]
        for value in (json["refused"]?.arrayValue ?? []).prefix(Self.limit) {
            guard let provider = value["provider"]?.stringValue, let address = value["address"]?.stringValue,
                let model = value["model"]?.stringValue, let time = value["time"]?.doubleValue
            else { continue }
            let changes = (value["changes"]?.arrayValue ?? []).prefix(ParameterChange.allCases.count)
                .compactMap { $0.stringValue.flatMap(ParameterChange.init) }
            let efforts = (value["efforts"]?.arrayValue ?? []).prefix(ReasoningEffort.allCases.count)
                .compactMap { $0.stringValue.flatMap(ReasoningEffort.init) }
            guard !changes.isEmpty || !efforts.isEmpty else { continue }
            known[Place(provider: provider, address: address, model: model)] = Entry(
                changes: changes, efforts: efforts, time: time)
        }
        return known
    }

    private func write(_ known: [Place: Entry]) {
        guard let path else { return }
        let list = known.sorted { $0.value.time < $1.value.time }.compactMap { place, entry -> JSONValue? in
            guard [place.provider, place.address, place.model].allSatisfy({ $0.utf8.count <= Self.nameLimit }) else {
                return nil
            }
            var object: JSONObject = [
                "provider": .string(place.provider), "address": .string(place.address), "model": .string(place.model),
                "changes": .array(entry.changes.map { .string($0.rawValue) }),
            ]
            if !entry.efforts.isEmpty { object["efforts"] = .array(entry.efforts.map { .string($0.rawValue) }) }
            object["time"] = .number(entry.time)
            return .object(object)
        }
        let folder = path.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 }
        let owner: [FileAttributeKey: Any] = [.posixPermissions: 0o700]
        try? FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: owner)
        try? Data(JSONValue.object(["refused": .array(list)]).serialized().utf8)
            .write(to: URL(fileURLWithPath: path), options: .atomic)
    }
}
