import CParlanceEditline

/// Puts our commands into libedit's maps.
extension EditlineEngine {
    /// Registers the commands, reads `~/.editrc` (or `$EDITRC`, or the file), and binds ours over the stock ones.
    func bindKeys(_ file: String?) {
        for (command, function) in Self.functions {
            ce_add_command(editor, command.rawValue, "", function)
        }
        // Debian builds libedit with vi keys as the default; `bind -v` in the file asks for them.
        ce_use_emacs_keys(editor)
        for (key, command) in KeyBindings.controlX {
            ce_bind(editor, nil, Self.escaped([0x18, key]), command.rawValue)
        }
        el_source(editor, file)
        // The file may have switched editing off, for programs that have nothing better.
        ce_enable_editing(editor)
        usesViKeys = ce_uses_vi_keys(editor) != 0

        let stock = bindings
        let inserting = replaceStockCommands(of: stock?[.standard] ?? bindingsOneByOne(in: nil), map: nil) {
            KeyBindings.replacement(for: $0, key: $1)
        }
        insertsText = !usesViKeys && (0x20..<0x7F).allSatisfy { inserting[$0] }
        if usesViKeys {
            replaceStockCommands(of: stock?[.alternative] ?? bindingsOneByOne(in: "-a"), map: "-a") {
                KeyBindings.viCommandReplacement(for: $0, key: $1)
            }
        }
        bind(EditorCommand.syntheticKey, to: .pendingCommand, map: nil)
        if usesViKeys {
            bind(EditorCommand.syntheticKey, to: .pendingCommandInViMode, map: "-a")
            for (key, stock, _) in EditorCommand.viKeys { ce_bind_key(editor, "-a", key, stock) }
            ce_bind_key(editor, nil, EditorCommand.viInsertKey, "vi-insert")
            for (sequence, command) in KeyBindings.viArrows where boundCommand(to: Array(sequence.utf8)) != nil {
                ce_bind(editor, "-a", Self.escaped(Array(sequence.utf8)), command.rawValue)
            }
        }
        controlXIsPrefix = boundCommand(to: [0x18]) == "ed-sequence-lead-in"
    }

    /// What single keys are bound to now; nil where libedit's list cannot be read.
    var bindings: StockBindings? {
        StockBindings(listing: printed { _ = ce_print_bindings(editor) })
    }

    /// The same where the list is another one than we know: each key is asked for, which takes its time.
    func bindingsOneByOne(in map: String?) -> [StockBindings.Run] {
        (0...0xFF).compactMap { key in
            boundCommand(to: [key], map: map).map { StockBindings.Run(keys: key...key, command: $0) }
        }
    }

    /// The name of the command that libedit has bound to a sequence of keys, or nil.
    func boundCommand(to sequence: [UInt8], map: String? = nil) -> String? {
        let listing = String(
            decoding: printed { _ = ce_print_binding(editor, map, Self.escaped(sequence)) }, as: UTF8.self)
        guard let line = listing.split(separator: "\n").first else { return nil }
        // Asked for the beginning of longer sequences, libedit lists those.
        guard sequence.count == 1 || line.hasPrefix("\"\(Self.visible(sequence))\"") else { return nil }
        return Self.commandName(in: line)
    }

    /// - Returns: By key, whether it inserts itself now.
    @discardableResult
    private func replaceStockCommands(
        of runs: [StockBindings.Run], map: String?, with replacement: (String, UInt8) -> EditorCommand?
    ) -> [Bool] {
        var inserting = Array(repeating: false, count: 0x100)
        for run in runs {
            // C1 codes are left out: they are our synthetic keys.
            for key in run.keys where !(0x80...0x9F).contains(key) {
                guard let command = replacement(run.command, key) else { continue }
                bind(key, to: command, map: map)
                inserting[Int(key)] = command == .insert
            }
        }
        return inserting
    }

    private func bind(_ key: UInt8, to command: EditorCommand, map: String?) {
        ce_bind_key(editor, map, key, command.rawValue)
    }

    /// What libedit prints meanwhile, which otherwise is lost.
    private func printed(_ body: () -> Void) -> [UInt8] {
        guard let buffer = MemoryFile() else { return [] }
        ce_set_output(editor, buffer.file)
        body()
        ce_set_output(editor, output)
        return buffer.drain()
    }

    /// `^A  ->  ed-move-to-beg`: the part after the arrow, if it is a command. A macro stands in quotes.
    private static func commandName(in line: Substring) -> String? {
        let fields = line.split(whereSeparator: \.isWhitespace)
        guard let name = fields.last, fields.dropLast().last == "->", name.first != "\"" else { return nil }
        return String(name)
    }

    /// A sequence as libedit prints it, between quotes.
    private static func visible(_ keys: [UInt8]) -> String {
        String(
            decoding: keys.flatMap { key -> [UInt8] in
                key < 0x20 || key == 0x7F ? [UInt8(ascii: "^"), key ^ 0x40] : [key]
            },
            as: UTF8.self)
    }

    /// Keys as `bind` reads them: `\ooo` for every byte, since several characters mean something to it.
    private static func escaped(_ keys: [UInt8]) -> String {
        keys.map { key in
            let digits = String(key, radix: 8)
            return "\\" + String(repeating: "0", count: 3 - digits.count) + digits
        }.joined()
    }
}
