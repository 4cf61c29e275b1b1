import Foundation
import Testing

@testable import GatewayJSON

@Suite struct JSONValueCodableTests {
    @Test("A value survives encoding and decoding, and integers stay integers")
    func roundTrip() throws {
        let value: JSONValue = ["a": [nil, true, 1, 1.5, "x", [:], []]]
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let data = try encoder.encode(value)
        #expect(String(decoding: data, as: UTF8.self) == #"{"a":[null,true,1,1.5,"x",{},[]]}"#)
        let decoded = try JSONDecoder().decode(JSONValue.self, from: data)
        #expect(decoded.serialized() == value.serialized())
    }
}
