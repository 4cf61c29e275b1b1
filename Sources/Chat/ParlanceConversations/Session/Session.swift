package import GatewayCore

/// A conversation with its settings, on disk before it is anywhere else.
package struct Session: Sendable {
    /// Everything that has been said, on all branches.
    package private(set) var tree: ConversationTree
    /// What the next turn is asked with.
    package private(set) var settings: SessionSettings
    /// What each model was last asked with.
    package private(set) var remembered: RememberedSettings
    /// The model behind ``SessionSettings/model``.
    package private(set) var gateway: any LLMGateway

    /// Where sessions are kept; `nil` keeps none.
    package let store: SessionStore?
    /// When it began, in ISO 8601; `nil` before it is kept.
    package private(set) var created: String?
    /// What the person calls it; `nil` where nothing was said.
    package private(set) var name: String?
    private var journal: Journal?
    /// Whether what changes is written down.
    private var isKept = true
    /// The turn whose answer was still coming in another Parlance when this copy was made.
    private let streamingTurn: Int?
    private var backlog = JournalBacklog()
    /// What names the conversation to a provider's cache while it is not kept here.
    private var unkeptName: String?

    /// A session.
    ///
    /// - Parameters:
    ///   - gateway: The model that is asked.
    ///   - settings: The settings that go with it.
    ///   - tree: What has been said before, when a session is continued.
    ///   - remembered: What each model was last asked with before.
    ///   - name: What the person calls it.
    ///   - created: When it began, of one that is continued.
    ///   - store: Where a journal is started with the first turn; `nil` keeps none.
    ///   - journal: The journal of a session that is continued.
    ///   - streamingTurn: The turn of a copied session whose answer was still coming.
    package init(
        gateway: any LLMGateway,
        settings: SessionSettings,
        tree: ConversationTree = ConversationTree(),
        remembered: RememberedSettings = RememberedSettings(),
        name: String? = nil,
        created: String? = nil,
        store: SessionStore? = nil,
        journal: Journal? = nil,
        streamingTurn: Int? = nil
    ) {
        self.gateway = gateway
        self.settings = settings
        self.tree = tree
        self.remembered = remembered
        self.remembered.remember(settings)
        self.name = name
        self.created = created
        self.store = store
        self.journal = journal
        self.streamingTurn = streamingTurn
    }

    /// A copy whose changes are not written down.
    package var unkept: Session {
        var session = self
        session.journal = nil
        session.isKept = false
        session.backlog = JournalBacklog()
        return session
    }

    /// What has been said on the current branch: what is shown and sent.
    package var conversation: Conversation {
        tree.conversation
    }

    /// What the session is called: what the person called it, else what the first prompt asks that asks something.
    package var title: String {
        name ?? SessionTitle.make(from: tree.turns.lazy.filter { !$0.isSummary }.map(\.prompt))
    }

    /// Whether the current turn's answer goes on in another Parlance, of whose session this is a copy.
    package var isStillStreaming: Bool {
        streamingTurn != nil && streamingTurn == tree.current
    }

    /// Where it is kept; `nil` before its first turn.
    package var path: String? {
        journal?.path
    }

    /// Its name in full; `nil` before its first turn.
    package var id: String? {
        path.map { SessionFile(path: $0, modified: 0).id }
    }

    /// The short name by which it is resumed; `nil` before its first turn.
    package var shortID: String? {
        path.map { SessionFile(path: $0, modified: 0).shortID }
    }

    /// The temperature of the next turn: the person's, else the profile's or the default. `nil`: none is sent.
    package var effectiveTemperature: Double? {
        gateway.abilities.temperatures == nil ? nil : settings.temperature ?? gateway.defaultTemperature
    }

    /// The effort of the next turn: the person's, else the profile's, as near as the model has it. `nil`: none is sent.
    package var effectiveEffort: ReasoningEffort? {
        (settings.effort ?? gateway.defaultEffort).flatMap(gateway.effort(nearest:))
    }

    /// What the model is asked with the conversation as it is.
    ///
    /// - Parameters:
    ///   - prompt: What the person would say next; `nil` adds nothing.
    ///   - attachments: What the person would show with it.
    ///   - other: Another model that would be asked.
    package func request(
        adding prompt: String? = nil, attachments: [PromptAttachment] = [], of other: (any LLMGateway)? = nil
    ) -> LLMRequest {
        request(adding: prompt, attachments: attachments, of: other, after: tree.current)
    }

    /// What the model is asked with the branch that ends with a turn.
    ///
    /// - Parameters:
    ///   - prompt: What the person would say next; `nil` adds nothing.
    ///   - attachments: What the person would show with it.
    ///   - other: Another model that would be asked.
    ///   - parent: The number of the turn; `nil` stands for the place before the first.
    package func request(
        adding prompt: String?, attachments: [PromptAttachment] = [], of other: (any LLMGateway)? = nil,
        after parent: Int?
    ) -> LLMRequest {
        var next = tree.conversation(to: parent)
        if let prompt { next.turns.append(Turn(prompt: prompt, attachments: attachments)) }
        let seesImages = (other ?? gateway).abilities.seesImages != false
        return LLMRequest(
            messages: next.messages(system: settings.system, showsImages: seesImages),
            temperature: settings.temperature,
            maxTokens: settings.maxTokens,
            reasoning: settings.effort.flatMap((other ?? gateway).effort(nearest:)),
            responseFormat: settings.schema.map { .jsonSchema($0) } ?? .text
        )
    }

    // MARK: Turns

    /// Begins a turn, which becomes the current one: the prompt is on disk when this returns. Several turns may have
    /// begun and not ended, such as the same prompt to several models.
    ///
    /// - Parameter turn: Gets its number, and the journal that the answer goes to.
    /// - Returns: Why the prompt cannot be written, unless that was said before. The turn has begun all the same: a full
    ///   disk stops the journal, not the conversation.
    package mutating func begin(_ turn: inout PendingTurn) -> FileError? {
        let asking = turn.asking
        var said = Turn(
            prompt: asking.prompt, attachments: asking.attachments, temperature: asking.temperature,
            effort: asking.effort, continued: asking.continued)
        said.profile = asking.profile
        let begun = begin(said, after: asking.parent, asking: turn.isOther ? turn.gateway.id : nil)
        turn.number = begun.number
        turn.journal = begun.journal
        turn.noteBeginning()
        if turn.request.caching != nil { turn.setCacheKey(cacheKey()) }
        return begun.problem
    }

    /// What the conversation is called to its provider, which tells nothing of it: the same whenever it is resumed.
    private mutating func cacheKey() -> String {
        let file = path?.split(separator: "/").last.map(String.init)
        let name = file ?? unkeptName ?? String(UInt64.random(in: .min ... .max), radix: 36)
        if file == nil { unkeptName = name }
        return PromptCaching.key(for: name)
    }

    /// Begins a turn that has no answer yet.
    mutating func begin(
        _ turn: Turn, after parent: Int?, asking model: ModelID? = nil
    ) -> (number: Int, journal: Journal?, problem: FileError?) {
        let removed = consumeRemovedPath()
        let number = tree.append(turn, after: parent)
        backlog.turns.append(.init(number: number, model: model))
        let problem = save() ?? notice(ofRemoved: removed)
        // Pieces of an answer must not be there before their prompt: they come with the end.
        return (number, backlog.lacksPrompt(of: number) ? nil : journal, problem)
    }

    /// Ends the turn with what came back. Its text is in the journal already, as far as it found room there.
    ///
    /// - Throws: ``FileError`` when the end cannot be written, unless that was said before and did not change.
    package mutating func end(_ turn: PendingTurn, with answer: Answer) throws(FileError) {
        try end(turn.number, with: answer)
    }

    /// Ends the turn of a number, as the turn itself does.
    mutating func end(_ number: Int, with answer: Answer) throws(FileError) {
        tree.update(number) { $0.answer = answer }
        if let removed = consumeRemovedPath() {
            if let problem = save() ?? notice(ofRemoved: removed) { throw problem }
            return
        }
        let earlier = tree[number]?.rejected ?? []
        if answer.lacksWriting || earlier.contains(where: \.lacksWriting), !backlog.contains(number) {
            backlog.turns.append(.init(number: number, hasPrompt: true))
        }
        if backlog.contains(number) {
            if let problem = save() { throw problem }
        } else {
            try write(.end(turn: number, answer)) {
                $0.turns.append(.init(number: number, hasPrompt: true))
            }
        }
    }

    /// Sets an answer that misses the schema aside; its tokens count, and it stays in the journal. The turn goes on.
    ///
    /// - Throws: ``FileError`` when that cannot be written.
    package mutating func reject(_ answer: Answer, of turn: PendingTurn) throws(FileError) {
        tree.update(turn.number) { $0.rejected.append(answer) }
        // A turn whose prompt is yet to be written is written with it.
        guard !backlog.lacksPrompt(of: turn.number) else { return }
        try journal?.append(.rejected(turn: turn.number, answer))
    }

    /// Books what was asked for after the last turn of the branch and is no part of the conversation: its tokens count.
    ///
    /// - Throws: ``FileError`` when that cannot be written, unless that was said before.
    package mutating func record(unused answer: Answer) throws(FileError) {
        guard let number = tree.current else { return }
        tree.update(number) { $0.unused.append(answer) }
        // A turn whose prompt is yet to be written is written with it.
        guard !backlog.lacksPrompt(of: number) else { return }
        try write(.unused(turn: number, answer)) { $0.unused.append((number, answer)) }
    }

    /// Moves to the branch that ends with a turn, or before the first turn (`nil`): the next turn is said after it.
    ///
    /// - Throws: ``FileError`` when that cannot be written; the session has moved all the same.
    package mutating func move(to number: Int?) throws(FileError) {
        guard number != tree.current else { return }
        tree.move(to: number)
        try write(.go(turn: tree.current ?? 0)) { $0.hasPlace = true }
    }

    /// Lets go of the journal, so that the session can be opened again.
    package mutating func leave() {
        journal?.release()
        journal = nil
    }

    /// Begins a new conversation with the same settings, in a journal of its own.
    package mutating func restart() {
        leave()
        tree = ConversationTree()
        name = nil
        created = nil
        unkeptName = nil
        backlog = JournalBacklog()
    }

    // MARK: Saving

    /// Whether turns of a session that is to be kept are not on the disk.
    package var isUnsaved: Bool {
        (store != nil || journal != nil) && !backlog.turns.isEmpty
    }

    /// Whether the journal can be written again after it could not be. Asking takes the answer.
    package mutating func consumeRecovery() -> Bool {
        defer { backlog.hasRecovered = false }
        return backlog.hasRecovered
    }

    /// Writes what found no room before, and what has begun.
    ///
    /// - Returns: Why that cannot be done, unless it was said before.
    private mutating func save() -> FileError? {
        guard isKept, store != nil || journal != nil else { return nil }
        do throws(FileError) {
            let journal = try openJournal()
            if backlog.hasSettings {
                try journal.append(.settings(settings))
                if let name { try journal.append(.title(name)) }
            }
            var last = tree.current
            backlog.turns.sort { $0.number < $1.number }
            for (index, entry) in backlog.turns.enumerated() {
                let node = tree.nodes[entry.number - 1]
                if !entry.hasPrompt {
                    try journal.append(prompt: node, number: entry.number, model: entry.model)
                    backlog.turns[index].hasPrompt = true
                    last = entry.number
                }
                if let answer = node.turn.answer {
                    try journal.append(.end(turn: entry.number, answer, isWhole: true))
                }
            }
            for (number, answer) in backlog.unused { try journal.append(.unused(turn: number, answer)) }
            if backlog.hasPlace || last != tree.current { try journal.append(.go(turn: tree.current ?? 0)) }
            try journal.synchronize()
            self.journal = journal
            backlog.settle()
            return nil
        } catch {
            return backlog.tell() ? error : nil
        }
    }

    /// Lets go of a journal whose file is gone: what is saved next goes into a new one, with all that was said before.
    ///
    /// - Returns: Where the file was; `nil` where there is nothing wrong, or no way to begin another one.
    private mutating func consumeRemovedPath() -> String? {
        guard store != nil, let journal, journal.isRemoved else { return nil }
        self.journal = nil
        return journal.path
    }

    /// What a person should know once everything is in a new file.
    private func notice(ofRemoved path: String?) -> FileError? {
        guard let path, let journal else { return nil }
        return FileError(
            "This session's file, \(path), was removed or replaced by another program. The whole session is in "
                + "\(journal.path) now.")
    }

    /// The journal; of a session that has none a new one, for everything that was said until now.
    private mutating func openJournal() throws(FileError) -> Journal {
        if let journal { return journal }
        guard let store else { throw FileError("Sessions aren't saved.") }
        let journal = try store.create()
        self.journal = journal
        created = journal.created
        backlog.hasSettings = true
        let new = Set(backlog.turns.map(\.number))
        backlog.turns += (1...tree.nodes.count).filter { !new.contains($0) }.map {
            .init(number: $0, model: tree.nodes[$0 - 1].turn.answer?.model)
        }
        return journal
    }

    /// Writes a record, or remembers what is missing.
    private mutating func write(
        _ record: JournalRecord, otherwise: (inout JournalBacklog) -> Void
    ) throws(FileError) {
        guard let journal else { return }
        do throws(FileError) {
            try journal.append(record)
        } catch {
            otherwise(&backlog)
            if backlog.tell() { throw error }
        }
    }

    // MARK: Settings

    /// Gives the session a title of the person's own.
    ///
    /// - Throws: ``FileError`` when it cannot be written; the session has it all the same.
    package mutating func rename(_ title: String) throws(FileError) {
        name = title
        try write(.title(title)) { $0.hasSettings = true }
    }

    /// Switches to another model. The conversation stays.
    package mutating func use(_ gateway: any LLMGateway, settings: SessionSettings) throws(FileError) {
        self.gateway = gateway
        try change(settings)
    }

    /// Changes settings other than the model.
    package mutating func change(_ settings: SessionSettings) throws(FileError) {
        self.settings = settings
        remembered.remember(settings)
        try write(.settings(settings)) { $0.hasSettings = true }
    }
}
