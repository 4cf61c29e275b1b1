import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// Files that were dropped on the terminal, which types their paths, or whose paths were pasted.
extension Chat {
    /// So many files are called by their names in the question.
    private static let namedFiles = 3

    /// Whether a line is nothing but paths of files.
    func isPath(_ line: SubmittedLine) -> Bool {
        DroppedPaths.files(in: line.text, where: attachmentReader.isFile) != nil
    }

    /// Offers to attach the files whose paths were pasted into a line, make up all of it, or begin it.
    ///
    /// - Returns: Whether the line is still to be sent: not where it was only the path of what is attached now.
    mutating func offerFiles(of line: SubmittedLine, stoppedBy stop: AnswerStop) async -> Bool {
        let (paths, isWhole) = droppedFiles(in: line)
        guard !paths.isEmpty else { return true }
        switch await dialogue.answer(to: question(about: paths), assumed: true) {
        case false?: return true
        case nil:
            await reportNotSent(line.text)
            return false
        case true?: break
        }
        do throws(AttachmentError) {
            add(try await read(paths, stoppedBy: stop).value.get().attachments)
        } catch {
            dialogue.say(.error(error.message))
            await reportNotSent(line.text)
            return false
        }
        if isWhole { dialogue.say(.dim("\(paths.count == 1 ? "It goes" : "They go") with the next prompt.")) }
        return !isWhole
    }

    /// The files that a line may have been meant to attach, and whether it says nothing else. What it names with `@` is
    /// attached anyway.
    private func droppedFiles(in line: SubmittedLine) -> (paths: [String], isWhole: Bool) {
        let isFile = attachmentReader.isFile
        if let paths = DroppedPaths.files(in: line.text, where: isFile) { return (paths, true) }
        let pasted = line.pasted.compactMap { DroppedPaths.files(in: $0, where: isFile) }.joined()
        let found = DroppedPaths.leading(in: line.text, where: isFile) + pasted
        guard !found.isEmpty else { return ([], false) }
        let attached = Set(mentions(in: line.text).found.map(\.path) + tray.attachments.map(\.name))
        return (found.reduce(into: []) { if !attached.contains($1), !$0.contains($1) { $0.append($1) } }, false)
    }

    /// `Attach shot.png (34 kB)? [Y/n] `
    private func question(about paths: [String]) -> String {
        let reader = attachmentReader
        let sizes = paths.map { reader.size(of: $0) ?? 0 }
        let sum = ByteCount.text(sizes.reduce(0, +))
        guard paths.count <= Self.namedFiles else { return "Attach \(paths.count.counted("file")) (\(sum))? [Y/n] " }
        let names = zip(paths, sizes).map { path, size in
            let name = Sanitizer.cleanLine(String(path.split(separator: "/").last ?? path[...]))
            return "\(name.truncated(to: max(16, dialogue.columns / 3))) (\(ByteCount.text(size)))"
        }
        let last = names.suffix(2).joined(separator: " and ")
        return "Attach \((names.dropLast(2) + [last]).joined(separator: ", "))? [Y/n] "
    }
}
