import ChatTestSupport
import TestSupport
import Testing

@testable import ParlanceChat

@Suite("Drafts that were not sent")
struct DraftStoreTests {
    private let folder: TemporaryDirectory

    init() throws {
        folder = try TemporaryDirectory()
    }

    /// A store whose run ends with the closure: its locks go with its descriptors.
    private func store() -> DraftStore { DraftStore(folder: folder / "drafts") }

    private func files() -> [String] { store().paths() }

    @Test("A run that ended leaves its drafts to the next, which removes them once it keeps its own")
    func recovery() throws {
        var ended: DraftStore? = store()
        ended?.keep(["first"])
        ended?.keep(["set aside", "two\nlines 👩‍💻"])
        // A run that lives keeps its drafts for itself.
        #expect(store().recover() == [])
        ended = nil

        let next = store()
        #expect(next.recover() == ["set aside", "two\nlines 👩‍💻"])
        #expect(files().count == 1)
        next.keep(["two\nlines 👩‍💻, and more"])
        #expect(files().count == 1)
        next.keep([])
        #expect(files() == [])
    }

    @Test("A shorter draft replaces a longer one")
    func shorter() throws {
        var ended: DraftStore? = store()
        ended?.keep([String(repeating: "x", count: 10_000)])
        ended?.keep(["y"])
        ended = nil
        #expect(store().recover() == ["y"])
    }

    @Test("Only the owner can read a draft")
    func modes() throws {
        let store = store()
        store.keep(["secret"])
        let path = try #require(files().first)
        #expect(try permissions(of: path) == 0o600)
        #expect(try permissions(of: folder / "drafts") == 0o700)
    }

    @Test("Damage and a folder that cannot be made do no harm")
    func damage() throws {
        try folder.write("[\"cut", to: "drafts/1-0.json")
        try folder.write("{}", to: "drafts/2-0.json")
        #expect(store().recover() == [])
        try folder.write("", to: "file")
        DraftStore(folder: folder / "file/drafts").keep(["draft"])
    }
}
