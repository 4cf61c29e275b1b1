import FoundationEssentials
import ParlanceSystem

/// The folder of the sessions' journals.
package struct SessionStore: Sendable {
    /// A session that was found in the store.
    package struct Stored: Sendable {
        /// What was said, on all branches.
        package var tree: ConversationTree
        /// What the person calls it; `nil` where nothing was said.
        package var title: String?
        /// When it began, in ISO 8601; `nil` where that cannot be read.
        package var created: String?
        /// What it was last asked with.
        package var settings: SessionSettings?
        /// What each model was last asked with.
        package var remembered: RememberedSettings
        /// Where the next turns go; `nil` for a copy of a session that another process has open, or that cannot be written
        /// to: it gets a file of its own with its next turn.
        package var journal: Journal?
        /// Why it is a copy; `nil` where it is none.
        package var obstacle: FileError?
        /// Where it was found.
        package var path: String
        /// How many lines of the journal could not be read.
        package var unreadableLines: Int
        /// The turn whose answer another process is still writing; `nil`: none is.
        package var streamingTurn: Int?

        /// The current branch.
        package var conversation: Conversation { tree.conversation }
    }

    /// The folder; it is made, for its owner alone, when the first session is saved.
    package let folder: String

    /// The store in a folder.
    package init(folder: String) {
        self.folder = folder
    }

    /// The store of a person; `nil` without a home.
    package init?(environment: [String: String]) {
        guard let state = StateFolder.path(in: environment) else { return nil }
        self.init(folder: state + "/sessions")
    }

    /// Starts a journal.
    func create() throws(FileError) -> Journal {
        do throws(FileError) {
            try StateFolder.create(folder)
        } catch {
            throw FileError("The session cannot be saved. \(error.message)")
        }
        let created = Journal.now
        // Two sessions of one second get different names; sorted by name they are sorted by age.
        let stamp = created.filter { !"-:".contains($0) }
        let suffix = String(UInt32.random(in: 0...UInt32.max), radix: 36)
        let id = "\(stamp)-\(suffix)"
        let path = "\(folder)/\(id).jsonl"
        let journal = try Journal(path: path, isNew: true, created: created)
        do throws(FileError) {
            try journal.append(.session(id: id, version: JournalRecord.version, created: created))
        } catch {
            // An empty journal would be the newest one, and hide the last session.
            try? FileSystem.remove(path)
            throw error
        }
        return journal
    }

    /// Opens the session that was written to last; of one that another process has open, a copy.
    ///
    /// - Returns: The session; `nil` when there is none.
    /// - Throws: ``FileError`` when it cannot be read.
    package func openLast() throws(FileError) -> Stored? {
        for file in files() {
            let stored = try openOrCopy(file.path)
            // Begun, but never written to: the disk was full, or the program died at once.
            if !stored.tree.nodes.isEmpty { return stored }
        }
        if let obstacle { throw FileError(obstacle) }
        return nil
    }

    /// Opens a session. Of one that another process has open, a copy.
    ///
    /// - Throws: ``FileError`` when it cannot be read or written.
    package func open(_ file: SessionFile) throws(FileError) -> Stored {
        let stored = try openOrCopy(file.path)
        // What is no journal must not become one.
        if stored.tree.nodes.isEmpty, stored.unreadableLines > 0 {
            throw FileError("The session in \(file.path) cannot be read: it is damaged.")
        }
        return stored
    }

    private func openOrCopy(_ path: String) throws(FileError) -> Stored {
        do throws(FileError) {
            return try read(path, journal: Journal(path: path, isNew: false))
        } catch {
            guard error.isInUse || error.isReadOnly else { throw error }
            var stored = try read(path, journal: nil)
            stored.obstacle = error
            return stored
        }
    }

    private func read(_ path: String, journal: Journal?) throws(FileError) -> Stored {
        guard let reader = SessionFile(path: path, modified: 0).read() else {
            throw FileError("The session in \(path) cannot be read.")
        }
        guard reader.version <= JournalRecord.version else {
            throw FileError("The session in \(path) was written by a newer version of Parlance.")
        }
        if let head = reader.head, reader.version < JournalRecord.version {
            // An older Parlance, which knows no branches, must not go on with it. Where this finds no room, it will
            // find none either.
            try? journal?.append(.session(id: head.id, version: JournalRecord.version, created: head.created))
        }
        var tree = reader.tree
        tree.preferAnswered()
        var stored = Stored(
            tree: tree, title: reader.title, created: reader.head?.created, settings: reader.settings,
            remembered: reader.remembered, journal: journal, path: path,
            unreadableLines: reader.unreadableLines.count)
        // Elsewhere it may be answered now.
        if journal == nil { stored.streamingTurn = reader.tree.current.flatMap { reader.open.contains($0) ? $0 : nil } }
        return stored
    }
}
