import GatewayJSON

extension JSONObject {
    /// Takes over all keys of another object; where both have an object, the two are merged in turn. So a parameter
    /// deep in a request can be added without repeating what stands around it.
    mutating func mergeDeeply(_ other: JSONObject) {
        for (key, value) in other {
            if let theirs = value.objectValue, var ours = self[key]?.objectValue {
                ours.mergeDeeply(theirs)
                self[key] = .object(ours)
            } else {
                self[key] = value
            }
        }
    }
}
