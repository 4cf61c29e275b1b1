import FoundationEssentials
package import GatewayCore
import GatewayJSON
import ParlanceSystem

/// The file of one session: lines are only ever added, each in one `write` at the end of the file.
///
/// A line that has been written survives the death of the program; after ``synchronize()`` also that of the machine.
package final class Journal: Sendable {
    /// Where it is.
    package let path: String
    /// When the session began, in ISO 8601; `nil` of one that was there before.
    let created: String?

    private let file: OpenFile

    /// Opens a file for adding lines.
    ///
    /// - Parameters:
    ///   - isNew: Whether the file must not exist yet.
    ///   - created: When the session began, of a new one.
    /// - Throws: ``FileError`` when it cannot be opened, or another process has it open.
    package init(path: String, isNew: Bool, created: String? = nil) throws(FileError) {
        self.path = path
        self.created = created
        do throws(SystemError) {
            file = try OpenFile(path, .readingAndWriting, isNew ? [.appending, .creatingNew] : .appending)
        } catch {
            throw FileError(
                "The session cannot be saved in \(path): \(error.reason).",
                isReadOnly: [.permissionDenied, .notPermitted, .readOnlyFileSystem].contains(error.code))
        }
        do throws(SystemError) {
            try file.tryLock(.exclusive)
        } catch {
            // A lock that cannot be had at all, on some network file systems, does not keep a session from being kept.
            if error.code == .wouldBlock {
                throw FileError("The session is open in another instance of Parlance.", isInUse: true)
            }
        }
        file.endTornLine()
    }

    deinit {
        // A program that is being started shares the file, and with it the lock, for a moment: closing is not enough.
        file.unlock()
    }

    /// Lets others open the file, this process included: the session was left. Who still looks at one of its turns does
    /// not stand in the way.
    func release() {
        file.unlock()
    }

    /// Whether the file has no name any more: it was removed, or another one took its place, as some editors and programs
    /// that synchronize folders do. What is added would be gone with this process.
    var isRemoved: Bool {
        (try? file.status())?.names == 0
    }

    /// Adds a record, whole or not at all.
    ///
    /// - Parameter time: When it happened, in ISO 8601; `nil`: now.
    /// - Throws: ``FileError`` with the system's reason, such as a full disk.
    package func append(_ record: JournalRecord, at time: String? = nil) throws(FileError) {
        let line = Array((record.json(at: time ?? Self.now).serialized() + "\n").utf8)
        do throws(PartialWrite) {
            try file.writeWhole(line)
        } catch {
            if error.count > 0 { removeTail(error.count) }
            throw FileError("The session cannot be saved in \(path): \(error.error.reason).")
        }
    }

    /// Takes back the half of a line that still found room on a full disk: it would swallow the next line.
    private func removeTail(_ count: Int) {
        guard let size = (try? file.status())?.size, size >= count else { return }
        try? file.truncate(to: size - count)
    }

    /// Adds a piece of an answer; other events are no part of the journal.
    ///
    /// - Parameter milliseconds: The time since the request was sent; `nil` where it is not known.
    package func append(_ event: StreamEvent, turn: Int, at milliseconds: Int? = nil) throws(FileError) {
        switch event {
        case .text(let text): try append(.text(turn: turn, text, milliseconds: milliseconds))
        case .reasoning(let text): try append(.reasoning(turn: turn, text, milliseconds: milliseconds))
        case .textWasReasoning, .usage, .metadata, .finish, .retrying, .fallback, .adjusted, .reasoningContent: break
        }
    }

    /// Adds that the end of an answer's text turned out to be reasoning.
    ///
    /// - Parameter count: How many bytes of it, as UTF-8.
    package func append(reasoned count: Int, turn: Int) throws(FileError) {
        try append(.reasoned(turn: turn, bytes: count))
    }

    /// Adds what the person said in a turn, and what missed the schema since.
    ///
    /// - Parameters:
    ///   - model: The model that is asked, where it is not the session's.
    ///   - time: When, in ISO 8601; `nil`: now.
    package func append(
        prompt node: ConversationTree.Node, number: Int, model: ModelID?, at time: String? = nil
    ) throws(FileError) {
        try append(
            .user(
                turn: number, parent: node.parent ?? 0, text: node.turn.prompt, model: model,
                temperature: node.turn.temperature, effort: node.turn.effort, summarized: node.turn.summarized,
                continued: node.turn.continued), at: time)
        if model != nil, let profile = node.turn.profile { try append(.profile(turn: number, profile)) }
        for attachment in node.turn.attachments { try append(.attachment(turn: number, attachment)) }
        for answer in node.turn.rejected {
            try appendText(of: answer, turn: number)
            try append(.rejected(turn: number, answer))
        }
        for answer in node.turn.unused { try append(.unused(turn: number, answer)) }
    }

    /// Adds reasoning and text of an answer, in the pieces in which it came.
    package func appendText(of answer: Answer, turn: Int) throws(FileError) {
        if !answer.reasoning.isEmpty { try append(.reasoning(answer.reasoning), turn: turn) }
        if let pieces = answer.timedPieces {
            for piece in pieces { try append(.text(String(piece.text)), turn: turn, at: piece.milliseconds) }
        } else if !answer.text.isEmpty {
            try append(.text(answer.text), turn: turn)
        }
    }

    /// Waits until everything is on the disk.
    ///
    /// - Throws: ``FileError`` with the system's reason.
    package func synchronize() throws(FileError) {
        do throws(SystemError) {
            try file.synchronize()
        } catch {
            throw FileError("The session cannot be saved in \(path): \(error.reason).")
        }
    }

    package static var now: String {
        Date().formatted(.iso8601)
    }
}
