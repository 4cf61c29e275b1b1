import Foundation
import Synchronization
import TestSupport
import Testing

@testable import GatewayCore

@Suite("What servers have refused")
struct ParameterMemoryTests {
    private static let place = ParameterMemory.Place(provider: "acme", address: "http://a/v1", model: "m")
    private static let id = ModelID(provider: "acme", model: "m")

    @Test("It is kept for a week in a file of its owner, and two processes add to it")
    func week() throws {
        let folder = try TemporaryDirectory()
        let path = folder.path + "/state/refused-parameters.json"
        let time = Mutex(1_000_000.0)
        func memory() -> ParameterMemory { ParameterMemory(path: path) { time.withLock { $0 } } }
        let (first, second) = (memory(), memory())
        #expect(first.changes(for: Self.place) == [] && second.changes(for: Self.place) == [])
        #expect(!FileManager.default.fileExists(atPath: path))
        first.remember([.temperature], for: Self.place)
        second.remember([.streamOptions], for: Self.place)
        #expect(memory().changes(for: Self.place) == [.temperature, .streamOptions])
        #expect(
            memory().notes(of: Self.id) == [
                "acme:m at http://a/v1 refused: temperature, stream_options. Omitted from requests for 7 more days."
            ])
        #expect(memory().notes(of: ModelID(provider: "acme", model: "n")) == [])
        time.withLock { $0 += 7 * 86_400 - 1 }
        #expect(memory().changes(for: Self.place).count == 2)
        time.withLock { $0 += 1 }
        #expect(memory().changes(for: Self.place) == [] && first.changes(for: Self.place) == [])
        #expect(memory().notes(of: Self.id) == [])
    }

    @Test(
        "A damaged file is ignored and replaced",
        arguments: [
            "", "{", "[]", "7", #"{"refused": 7}"#, #"{"refused": [1, {"provider": "acme"}, null]}"#,
            #"{"refused": [{"provider": "acme", "address": "http://a/v1", "model": "m", "changes": ["rm -rf", 1], "time": 1e9}]}"#,
            #"{"refused": [{"provider": "acme", "address": "http://a/v1", "model": "m", "changes": ["store"], "time": 1e300}]}"#,
        ])
    func damaged(text: String) throws {
        let folder = try TemporaryDirectory()
        try folder.write(text, to: "f.json")
        let memory = ParameterMemory(path: folder.path + "/f.json") { 1e9 }
        #expect(memory.changes(for: Self.place) == [])
        memory.remember([.store], for: Self.place)
        #expect(ParameterMemory(path: folder.path + "/f.json") { 1e9 }.changes(for: Self.place) == [.store])
    }

    @Test("A pipe and a folder in its place are not read; a place that cannot be written stops nothing")
    func odd() throws {
        let folder = try TemporaryDirectory()
        let pipe = folder.path + "/pipe"
        #expect(mkfifo(pipe, 0o600) == 0)
        #expect(ParameterMemory(path: pipe).changes(for: Self.place) == [])
        #expect(ParameterMemory(path: folder.path).changes(for: Self.place) == [])
        let nowhere = ParameterMemory(path: "/dev/null/x/f.json")
        nowhere.remember([.store], for: Self.place)
        #expect(nowhere.changes(for: Self.place) == [.store])
    }

    @Test("It does not grow: the oldest is forgotten, a name of a megabyte is not written")
    func bounded() throws {
        let folder = try TemporaryDirectory()
        let path = folder.path + "/f.json"
        let time = Mutex(0.0)
        let memory = ParameterMemory(path: path) { time.withLock { $0 } }
        for number in 0...ParameterMemory.limit {
            time.withLock { $0 += 1 }
            var place = Self.place
            place.model = "\(number)"
            memory.remember([.store], for: place)
        }
        var place = Self.place
        place.model = "0"
        #expect(memory.changes(for: place) == [])
        place.model = "1"
        #expect(memory.changes(for: place) == [.store])
        place.model = String(repeating: "x", count: 1_000_000)
        memory.remember([.store], for: place)
        #expect(memory.changes(for: place) == [.store])
        let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
        #expect((size ?? .max) < 100_000)
    }

    @Test("Without a file it lasts as long as the gateway")
    func inMemory() {
        let memory = ParameterMemory()
        memory.remember([.store, .store], for: Self.place)
        #expect(memory.changes(for: Self.place) == [.store])
    }
}
