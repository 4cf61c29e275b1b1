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
        try store.set(.make("sk-one"), for: "openai")
        try store.set(.make(" sk-two\n"), for: "mistral")
        try store.set(.make("sk-three"), for: "openai")
        #expect(try store.names() == ["mistral", "openai"])
        #expect(try store.key(named: "openai")?.secret == "sk-three")
        #expect(try store.key(named: "mistral")?.secret == "sk-two")
        #expect(try store.remove("openai"))
        #expect(try !store.remove("openai"))
        #expect(try store.names() == ["mistral"])
    }

    @Test("The file is its owner's alone, whatever it was before, and so is a folder that is made for it")
    func modes() throws {
        try store.set(.make("sk-one"), for: "openai")
        #expect(try mode(of: store.path) == 0o600)
        #expect(try mode(of: folder / "config/parlance") == 0o700)
        #expect(chmod(store.path, 0o644) == 0)
        try store.set(.make("sk-two"), for: "openai")
        #expect(try mode(of: store.path) == 0o600)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder / "config/parlance") == ["keys.json"])
    }

    @Test("A byte order mark before the object is no part of it")
    func byteOrderMark() throws {
        try folder.write("\u{FEFF}{\"openai\": \"sk-one\"}", to: "config/parlance/keys.json")
        #expect(try store.key(named: "openai")?.secret == "sk-one")
    }

    @Test(
        "A store that is no object of names and keys is never overwritten, and nothing of it is in the error",
        arguments: ["{\"openai\": \"sk-secret\"", "[\"sk-secret\"]", "{\"openai\": {\"key\": \"sk-secret\"}}", ""])
    func malformed(text: String) throws {
        try folder.write(text, to: "config/parlance/keys.json")
        let setting = #expect(throws: GatewayError.self) { try store.set(.make("sk-new"), for: "openai") }
        let removing = #expect(throws: GatewayError.self) { try store.remove("openai") }
        #expect(
            setting?.message
                == "The key store \(store.path) isn't a JSON object of names and keys. "
                + "It was left unchanged; fix it, or move it away.")
        #expect(removing == setting)
        #expect(try folder.read("config/parlance/keys.json") == text)
    }

    @Test("A store that cannot be read is never overwritten")
    func unreadable() throws {
        try FileManager.default.createDirectory(atPath: store.path, withIntermediateDirectories: true)
        let error = #expect(throws: GatewayError.self) { try store.set(.make("sk-new"), for: "openai") }
        #expect(error?.message.hasPrefix("The key store \(store.path) cannot be read: ") == true)
        #expect(try FileManager.default.contentsOfDirectory(atPath: store.path) == [])
    }

    @Test("Where the file is a link, what it leads to is replaced")
    func link() throws {
        let real = try folder.write("{}", to: "elsewhere/keys.json")
        try FileManager.default.createDirectory(atPath: folder / "config/parlance", withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(atPath: store.path, withDestinationPath: real)
        try store.set(.make("sk-one"), for: "openai")
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: store.path) == real)
        #expect(try KeyStore(path: real).key(named: "openai")?.secret == "sk-one")
    }

    @Test("A file that others can read is reported, and closed by the next write")
    func readable() throws {
        try store.set(.make("sk-one"), for: "openai")
        _ = try store.names()
        #expect(store.warning == nil)
        #expect(chmod(store.path, 0o644) == 0)
        _ = try store.names()
        #expect(
            store.warning == "The key store \(store.path) can be read by others (mode 0644). 'chmod 600 \(store.path)' "
                + "or the next 'parlance keys set' fixes that.")
        try store.set(.make("sk-two"), for: "openai")
        #expect(try store.names() == ["openai"])
        #expect(store.warning == nil)
    }

    @Test("What a killed writer left is removed when the store is used next, a person's copies are not")
    func leftovers() throws {
        let copies = [
            "keys.json.backup", "keys.json.Backup", "keys.json.bak001", "keys.json~", "other.json.new-aB3dE9",
        ]
        for name in copies + ["keys.json.new-aB3dE9", "keys.json.x7KqP2"] {
            try folder.write("{}", to: "config/parlance/\(name)")
        }
        #expect(try store.names() == [])
        let left = try FileManager.default.contentsOfDirectory(atPath: folder / "config/parlance")
        #expect(left.sorted() == copies.sorted())
    }

    @Test("A leftover stays while another process writes")
    func locked() throws {
        let leftover = try folder.write("{}", to: "config/parlance/keys.json.new-aB3dE9")
        let lock = open(folder / "config/parlance", O_RDONLY | O_DIRECTORY)
        #expect(flock(lock, LOCK_EX) == 0)
        #expect(try store.names() == [])
        #expect(FileManager.default.fileExists(atPath: leftover))
        close(lock)
    }

    @Test("A pipe in its place is refused and not waited for")
    func pipe() throws {
        try FileManager.default.createDirectory(atPath: folder / "config/parlance", withIntermediateDirectories: true)
        #expect(mkfifo(store.path, 0o600) == 0)
        let error = #expect(throws: GatewayError.self) { try store.names() }
        #expect(
            error?.message.hasPrefix("The key store \(store.path) cannot be read: it is a pipe, not a file.") == true)
    }

    @Test("A change by another process is seen")
    func change() throws {
        #expect(try store.key(named: "openai") == nil)
        for key in ["sk-one", "sk-two", "sk-six"] {
            try KeyStore(path: store.path).set(.make(key), for: "openai")
            #expect(try store.key(named: "openai")?.secret == key)
        }
    }

    @Test("A key that was written into the file by hand is read as any other")
    func byHand() throws {
        try folder.write(
            #"{"openai": "'Bearer sk-one' ", "mistral": "sk one", "groq": " "}"#, to: "config/parlance/keys.json")
        let key = try store.key(named: "openai")
        #expect(key?.secret == "sk-one")
        #expect(key?.notice?.contains("the key store ('parlance keys set openai')") == true)
        #expect(throws: GatewayError.self) { try store.key(named: "mistral") }
        #expect(try store.key(named: "groq") == nil)
    }

    @Test("Many writers at once lose nothing of each other")
    func concurrent() async throws {
        await withTaskGroup { group in
            for number in 0..<8 {
                group.addTask { [store] in try? store.set(.make("sk-\(number)"), for: "provider\(number)") }
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
