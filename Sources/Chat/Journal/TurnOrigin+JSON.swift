import GatewayCore

extension Turn.Origin {
    /// The origin as a field of a turn's record.
    var json: JSONObject {
        switch self {
        case .summary(let number): ["summary_of": .integer(number)]
        case .copy(let number): ["copy_of": .integer(number)]
        }
    }

    /// Reads the field of a turn's record; `nil` where there is none.
    ///
    /// - Parameter turn: The number of the turn that has it: it can only come from an older one.
    init?(json: JSONValue, before turn: Int) {
        func older(_ field: String) -> Int? {
            json[field]?.intValue.flatMap { (1..<max(1, turn)).contains($0) ? $0 : nil }
        }
        if let number = older("summary_of") {
            self = .summary(of: number)
        } else if let number = older("copy_of") {
            self = .copy(of: number)
        } else {
            return nil
        }
    }
}
