import CParlanceEditline
import ParlanceSystem

/// From what libedit draws to what the terminal is sent.
extension EditlineSession {
    /// Writes text of ours among what libedit draws.
    func put(_ text: TerminalText) { ce_put(drawing.file, standIns.protect(text.characters)) }

    /// Writes a control sequence among what libedit draws.
    func put(_ sequences: ControlSequence...) { put(TerminalText(sequences)) }

    /// Sends what was drawn. A terminal that takes nothing holds up this editor only.
    func flush() {
        let drawn = drawing.drain()
        guard !drawn.isEmpty else { return }
        let bytes = standIns.isEmpty ? drawn : revealed(drawn)
        let output = configuration.output
        EditlineLock.withoutLock { try? output.write(bytes) }
    }

    /// With every stand-in replaced by its text. The first cluster of a kind that terminals differ in is measured: the
    /// terminal is asked where the cursor is before and after it.
    private func revealed(_ drawn: [UInt8]) -> [UInt8] {
        // Stand-ins begin with U+E000.
        guard drawn.contains(where: { $0 >= 0xEE }) else { return drawn }
        var result: [UInt8] = []
        result.reserveCapacity(drawn.count * 2)
        for scalar in String(decoding: drawn, as: UTF8.self).unicodeScalars {
            guard let piece = standIns.piece(behind: scalar.value) else {
                result += UTF8.encode(scalar).map(Array.init) ?? []
                continue
            }
            let question = ClusterQuestion(piece, asked: askedKinds)
            if let question {
                askedKinds.insert(question.kind)
                questions.append(question)
                result += ClusterQuestion.request
            }
            result += Array(piece.shown.utf8)
            if question != nil { result += ClusterQuestion.request }
        }
        return result
    }

    /// Takes a terminal's report of the cursor, if one was asked for.
    func handleReport(row: Int, column: Int) {
        guard var question = questions.first else { return }
        let report = DraftLayout.Position(row: row, column: column)
        questions.removeFirst()
        guard let isSeparated = question.receive(report, columns: size.columns) else {
            if question.isOpen { questions.insert(question, at: 0) } else { askedKinds.remove(question.kind) }
            return
        }
        if isSeparated {
            let draft = draft
            erase()
            standIns.clusterBehavior.separated.insert(question.kind)
            refreshPrompt()
            self.draft = draft
            drawAfresh()
        }
    }
}
