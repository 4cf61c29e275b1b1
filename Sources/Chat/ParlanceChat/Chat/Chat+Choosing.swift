import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// Choosing one of several things.
extension Chat {
    /// What became of a choice.
    enum Choice: Sendable, Hashable {
        /// The entry of this index was chosen.
        case chosen(Int)
        /// The person chose none.
        case dismissed
        /// Nobody is there.
        case nobody
    }

    /// Whether a bare command may open a list to choose from: in a pipe it prints what there is.
    var canChoose: Bool { dialogue.writer.capabilities.isTerminal }

    /// Lets the person choose from a list below the prompt, or by number where none can be drawn.
    func choose(from picker: Picker) async -> Choice {
        switch await dialogue.reader.pick(picker) {
        case .chosen(let index): return picker.items.indices.contains(index) ? .chosen(index) : .dismissed
        case .dismissed, .marked: return .dismissed
        case .unavailable: break
        }
        for line in PickerLines.lines(of: picker, columns: dialogue.columns) { dialogue.writer.write(line) }
        return await chooseByNumber(among: picker.items)
    }

    /// Asks for the number, the name, or a part of the name of one of the things that were listed.
    func chooseByNumber(among items: [Picker.Item]) async -> Choice {
        while true {
            let line: SubmittedLine
            switch await dialogue.reader.readLine(LinePrompt("Which one? [number or name] ", isQuestion: true)) {
            case .line(let submitted): line = submitted
            case .interrupted: return .dismissed
            case .endOfInput: return .nobody
            }
            let answer = line.text.trimmingWhitespace()
            guard !answer.isEmpty else { return .dismissed }
            if let index = items.firstIndex(where: { $0.name == answer }) { return .chosen(index) }
            if let number = Int(answer), items.indices.contains(number - 1) { return .chosen(number - 1) }
            let near = items.indices.filter { PickerLines.matches(items[$0], answer) }
            if near.count == 1 { return .chosen(near[0]) }
            dialogue.say(
                .warning(
                    near.isEmpty
                        ? "'\(answer)' isn't one of them. Press Enter alone to choose none."
                        : "'\(answer)' matches \(near.count) of them. Type more of the name, or its number.")
            )
        }
    }
}
