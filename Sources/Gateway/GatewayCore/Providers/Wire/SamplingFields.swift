/// Settings of sampling that a model may refuse.
struct SamplingFields: OptionSet, Sendable, Hashable {
    let rawValue: UInt8

    static let temperature = SamplingFields(rawValue: 1)
    static let topP = SamplingFields(rawValue: 2)
    static let stop = SamplingFields(rawValue: 4)
    static let seed = SamplingFields(rawValue: 8)

    init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// Fields from their names, separated by blanks; other words say nothing.
    init(names: some StringProtocol) {
        self = []
        for name in names.split(separator: " ") {
            switch name {
            case "temperature": insert(.temperature)
            case "top_p": insert(.topP)
            case "stop": insert(.stop)
            case "seed": insert(.seed)
            default: break
            }
        }
    }
}
