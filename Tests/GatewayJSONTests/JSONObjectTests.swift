import Testing

@testable import GatewayJSON

@Suite struct JSONObjectTests {
    @Test("Keys keep the order in which they were added", arguments: [3, 100])
    func keepsOrder(count: Int) {
        var object = JSONObject()
        for number in 0..<count { object["key\(number)"] = .integer(number) }
        object["key1"] = "replaced"
        #expect(object.keys == (0..<count).map { "key\($0)" })
        #expect(object["key1"] == "replaced")
        #expect(object["key2"] == 2)
        #expect(object["missing"] == nil)
    }

    @Test("Setting nil removes a key, setting null keeps it", arguments: [3, 100])
    func removes(count: Int) {
        var object = JSONObject()
        for number in 0..<count { object["key\(number)"] = .integer(number) }
        object["key0"] = nil
        object["key1"] = .some(.null)
        object["missing"] = nil
        #expect(object.count == count - 1)
        #expect(object["key0"] == nil)
        #expect(object["key1"] == .some(.null))
        #expect(object["key2"] == 2)
    }

    @Test("Equality and hash ignore the order")
    func equalityIgnoresOrder() {
        let left: JSONObject = ["a": 1, "b": ["c": 2, "d": 3]]
        let right: JSONObject = ["b": ["d": 3.0, "c": 2], "a": 1]
        #expect(left == right)
        #expect(left.hashValue == right.hashValue)
        #expect(left != ["a": 1])
        #expect(left != ["a": 1, "c": ["c": 2, "d": 3]])
    }

    @Test("Merging takes over all keys of the other object")
    func merges() {
        var object: JSONObject = ["a": 1, "b": 2]
        object.merge(["c": 3, "a": 4])
        #expect(object.keys == ["a", "b", "c"])
        #expect(object.values == [4, 2, 3])
    }

    @Test("The last value of a repeated key in a literal wins")
    func lastValueWins() {
        let object: JSONObject = ["a": 1, "b": 2, "a": 3]
        #expect(object.keys == ["a", "b"])
        #expect(object.values == [3, 2])
    }
}
