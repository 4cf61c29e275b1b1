import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// What the line reader brings back with Up.
extension Chat {
    /// Offers the drafts of runs that ended without sending them: the newest at the prompt, those before it with Up.
    package mutating func offer(_ drafts: [String]) async {
        guard let newest = drafts.last, await dialogue.reader.offer(newest, isEdited: false) else { return }
        for draft in drafts.dropLast() { await remember(draft) }
        dialogue.writer.write(
            .dim("An unsent draft was restored" + (drafts.count > 1 ? "; Up shows older ones." : ".")))
    }

    /// Adds what other sessions have said meanwhile to the reader's history.
    func addHistoryNews() async {
        for entry in services.history?.news() ?? [] { await dialogue.reader.remember(entry) }
    }

    /// Adds a line to the history.
    mutating func remember(_ line: String) async {
        await addHistoryNews()
        await dialogue.reader.remember(line)
        do throws(FileError) {
            try services.history?.add(line)
        } catch {
            dialogue.warnOnce(error)
        }
    }
}
