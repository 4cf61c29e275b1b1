import Foundation
import TestSupport
import Testing

@testable import GatewayCore

@Suite("The key store")
struct KeyStoreTests {
    private let folder: TemporaryDirectory
    private let store: KeyStore

    init() throws {
        folder = try TemporaryDirectory()
        store = KeyStore(path: folder / "config/parlance/keys.json")
    }

    private func mode(of path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    @Test("Keys are kept, replaced, listed and removed")
    func keeping() throws {
        #expect(try store.names() == [])
        try store.set("sk-one", for: "openai")
        try store.set(" sk-two\n", for: "mistral")
        try store.set("sk-three", for: "openai")
        #expect(try store.names() == ["mistral", "openai"])
        #expect(try store.key(named: "openai") == "sk-three")
        #expect(try store.key(named: "mistral") == "sk-two")
        #expect(try store.remove("openai"))
        #expect(try !store.remove("openai"))
        #expect(try store.names() == ["mistral"])
    }

    @Test("The file is its owner's alone, whatever it was before, and so is a folder that is made for it")
    func modes() throws {
        try store.set("sk-one", for: "openai")
        #expect(try mode(of: store.path) == 0o600)
        #expect(try mode(of: folder / "config/parlance") == 0o700)
        #expect(chmod(store.path, 0o644) == 0)
        try store.set("sk-two", for: "openai")
        #expect(try mode(of: store.path) == 0o600)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder / "config/parlance") == ["keys.json"])
    }

    @Test(
        "A store that is no object of names and keys is never overwritten, and nothing of it is in the error",
        arguments: ["{\"openai\": \"sk-secret\"", "[\"sk-secret\"]", "{\"openai\": {\"key\": \"sk-secret\"}}", ""])
    func malformed(text: String) throws {
        try folder.write(text, to: "config/parlance/keys.json")
        let setting = #expect(throws: GatewayError.self) { try store.set("sk-new", for: "openai") }
        let removing = #expect(throws: GatewayError.self) { try store.remove("openai") }
        #expect(
            setting?.message
                == "The key store \(store.path) is no JSON object of names and keys. "
                + "It is left as it is; mend it, or move it away.")
        #expect(removing == setting)
        #expect(try folder.read("config/parlance/keys.json") == text)
    }

    @Test("A store that cannot be read is never overwritten")
    func unreadable() throws {
        try FileManager.default.createDirectory(atPath: store.path, withIntermediateDirectories: true)
        let error = #expect(throws: GatewayError.self) { try store.set("sk-new", for: "openai") }
        #expect(error?.message.hasPrefix("The key store \(store.path) cannot be read: ") == true)
        #expect(try FileManager.default.contentsOfDirectory(atPath: store.path) == [])
    }

    @Test("Where the file is a link, what it leads to is replaced")
    func link() throws {
        let real = try folder.write("{}", to: "elsewhere/keys.json")
        try FileManager.default.createDirectory(atPath: folder / "config/parlance", withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(atPath: store.path, withDestinationPath: real)
        try store.set("sk-one", for: "openai")
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: store.path) == real)
        #expect(try KeyStore(path: real).key(named: "openai") == "sk-one")
    }

    @Test(
        "What cannot be in a header is no key, and is not shown",
        arguments: ["", "  ", "sk one", "sk\u{7}one", "schlüssel"])
    func noKey(text: String) throws {
        let error = #expect(throws: GatewayError.self) { try store.set(text, for: "openai") }
        #expect(error?.message == "That is no key: a key is one word of visible ASCII characters. Nothing was kept.")
        #expect(!FileManager.default.fileExists(atPath: store.path))
    }

    @Test("Many writers at once lose nothing of each other")
    func concurrent() async throws {
        await withTaskGroup { group in
            for number in 0..<8 {
                group.addTask { [store] in try? store.set("sk-\(number)", for: "provider\(number)") }
            }
        }
        #expect(try store.names() == (0..<8).map { "provider\($0)" })
    }

    @Test("It is beside the configuration")
    func place() {
        #expect(KeyStore.defaultPath(in: ["XDG_CONFIG_HOME": "/c", "HOME": "/h"]) == "/c/parlance/keys.json")
        #expect(KeyStore.defaultPath(in: ["HOME": "/h"]) == "/h/.config/parlance/keys.json")
        #expect(KeyStore.defaultPath(in: [:]) == nil)
    }
}
