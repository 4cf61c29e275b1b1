import TerminalEditor

extension SubmittedLine {
    /// A part of the line without the white space at its ends that was typed; what was pasted keeps its own.
    func trimmingTyped(_ part: Substring) -> Substring {
        let pasted = pasted.filter { !$0.isEmpty }
        var part = part
        while part.first?.isWhitespace == true, !pasted.contains(where: part.hasPrefix) { part.removeFirst() }
        while part.last?.isWhitespace == true, !pasted.contains(where: part.hasSuffix) { part.removeLast() }
        return part
    }

    /// Likewise for a text.
    func trimmingTyped(_ part: String) -> String {
        String(trimmingTyped(part[...]))
    }
}
