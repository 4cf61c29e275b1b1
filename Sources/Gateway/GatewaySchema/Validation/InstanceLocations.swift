import GatewayJSON

/// The places inside of one value that were visited, each with a number.
///
/// An object has a place for each value and, behind those, one for each of its names. The path to a place is made only
/// when somebody asks for it.
struct InstanceLocations {
    typealias ID = Int

    static let root: ID = 0

    private var parents: [ID] = [0]
    /// The number of each place's first child; 0 where no child was visited yet.
    private var firstChildren: [ID] = [0]

    /// The place of an item, or of a property's value.
    mutating func child(_ position: Int, of location: ID, in value: JSONValue) -> ID {
        if firstChildren[location] == 0 {
            let count =
                switch value {
                case .array(let array): array.count
                case .object(let object): object.count * 2
                default: 0
                }
            firstChildren[location] = parents.count
            parents.append(contentsOf: repeatElement(location, count: count))
            firstChildren.append(contentsOf: repeatElement(0, count: count))
        }
        return firstChildren[location] + position
    }

    /// The place of a property's name.
    mutating func name(_ position: Int, of location: ID, in object: JSONObject) -> ID {
        child(object.count + position, of: location, in: .object(object))
    }

    /// The tokens that lead to a place inside of the whole value. A name has the path of its object.
    func path(to location: ID, in root: JSONValue) -> [String] {
        var positions: [Int] = []
        var place = location
        while place != Self.root {
            positions.append(place - firstChildren[parents[place]])
            place = parents[place]
        }
        var tokens: [String] = []
        var value = root
        for position in positions.reversed() {
            switch value {
            case .array(let array):
                tokens.append(String(position))
                value = array[position]
            case .object(let object) where position < object.count:
                tokens.append(object[position].key)
                value = object[position].value
            default: return tokens
            }
        }
        return tokens
    }
}
