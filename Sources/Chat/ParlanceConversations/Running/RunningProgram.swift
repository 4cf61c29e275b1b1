package import GatewayCore
import GatewayJSON

/// A chat or a one-shot prompt that runs, as other programs of the same person see it: numbers and names, no texts.
package struct RunningProgram: Sendable, Hashable {
    /// What runs.
    package enum Kind: String, Sendable, Hashable {
        case chat
        case oneShot = "one_shot"
    }

    /// A call that goes on.
    package struct Call: Sendable, Hashable {
        /// The name that it is booked by.
        package var id: String
        /// As what it is booked.
        package var kind: UsageRecord.Kind
        /// Who is asked.
        package var model: ServedModel
        /// The profile that the model was chosen by.
        package var profile: String?
        /// When it began, in seconds since 1970.
        package var begin: Int
        /// The tokens that were sent; `nil`: not counted yet.
        package var prompt: Int?
        /// About how many tokens have come.
        package var completion = 0
        /// Those of a second.
        package var speed: Double?
        /// About what it costs until now; `nil` where no price is known.
        package var cost: Dollars?
    }

    /// The number of its process.
    package var process: Int
    /// What it is.
    package var kind: Kind
    /// When it began, in seconds since 1970.
    package var begin: Int
    /// Its session; `nil` where none is kept.
    package var session: String?
    /// Who is asked, or was last.
    package var model: ServedModel?
    /// The window of that model.
    package var window: Int?
    /// How much of the window the last call took.
    package var used: Int?
    /// What it waits for; nothing while a person is to type.
    package var calls: [Call] = []

    /// A program that has asked nothing yet.
    package init(process: Int, kind: Kind, begin: Int) {
        self.process = process
        self.kind = kind
        self.begin = begin
    }
}

extension RunningProgram {
    /// So many calls at once are told of.
    private static let shownCalls = 6

    /// It as JSON.
    var json: JSONValue {
        var object: JSONObject = [
            "pid": .integer(process), "kind": .string(kind.rawValue), "begin": .integer(begin),
        ]
        object["session"] = session.map(JSONValue.string)
        object["model"] = model.map { .string($0.id.description) }
        object["base_url"] = model?.baseURL.map(JSONValue.string)
        object["window"] = window.map(JSONValue.integer)
        object["used"] = used.map(JSONValue.integer)
        object["calls"] = .array(
            calls.prefix(Self.shownCalls).map { call in
                var object: JSONObject = [
                    "id": .string(call.id), "kind": .string(call.kind.rawValue),
                    "model": .string(call.model.id.description), "begin": .integer(call.begin),
                    "completion": .integer(call.completion),
                ]
                object["base_url"] = call.model.baseURL.map(JSONValue.string)
                object["profile"] = call.profile.map(JSONValue.string)
                object["prompt"] = call.prompt.map(JSONValue.integer)
                object["speed"] = call.speed.map(JSONValue.number)
                object["cost_picos"] = (call.cost?.picos).map(JSONValue.integer)
                return .object(object)
            })
        return .object(object)
    }

    /// Reads what ``json`` has written; `nil` of anything else.
    init?(json: JSONValue) {
        guard let process = json["pid"]?.intValue, let begin = json["begin"]?.intValue,
            let kind = json["kind"]?.stringValue.flatMap(Kind.init)
        else { return nil }
        self.init(process: process, kind: kind, begin: begin)
        session = json["session"]?.stringValue
        model = Self.model(json)
        window = json["window"]?.intValue
        used = json["used"]?.intValue
        calls = (json["calls"]?.arrayValue ?? []).compactMap { call in
            guard let id = call["id"]?.stringValue, let model = Self.model(call), let begin = call["begin"]?.intValue,
                let kind = call["kind"]?.stringValue.flatMap(UsageRecord.Kind.init)
            else { return nil }
            return Call(
                id: id, kind: kind, model: model, profile: call["profile"]?.stringValue, begin: begin,
                prompt: call["prompt"]?.intValue, completion: call["completion"]?.intValue ?? 0,
                speed: call["speed"]?.doubleValue, cost: call["cost_picos"]?.intValue.map { Dollars(picos: $0) })
        }
    }

    private static func model(_ json: JSONValue) -> ServedModel? {
        json["model"]?.stringValue.flatMap { ModelID($0) }.map {
            ServedModel(id: $0, baseURL: json["base_url"]?.stringValue)
        }
    }
}
