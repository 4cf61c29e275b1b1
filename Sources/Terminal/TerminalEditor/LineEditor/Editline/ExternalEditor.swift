import ParlanceSystem

/// Why a draft could not be edited in another program, as a sentence.
package struct ExternalEditorError: Error, Sendable, Hashable {
    /// What happened, why, and what to do.
    package var message: String
}

/// The person's own editor: `$VISUAL`, else `$EDITOR`, else `vi`.
package struct ExternalEditor: Sendable {
    private let words: [String]
    private let folder: String

    /// - Parameter environment: where `VISUAL`, `EDITOR` and `TMPDIR` are looked up.
    package init(environment: [String: String]) {
        func value(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
        words = Self.split(value("VISUAL") ?? value("EDITOR") ?? "vi")
        folder = value("TMPDIR") ?? "/tmp"
    }

    /// Lets the person edit a file, and waits. No shell is involved.
    package func open(_ path: String) throws(ExternalEditorError) {
        let (name, failure) = try run(on: path)
        guard let failure else { return }
        throw ExternalEditorError(message: "The editor '\(name)' \(failure).")
    }

    /// Lets the person edit the text in a temporary file, readable for its owner alone, and waits. No shell is involved.
    func edit(_ text: String) throws(ExternalEditorError) -> String {
        let path = try makeFile(text)
        defer { try? FileSystem.remove(path) }
        let (name, failure) = try run(on: path)
        if let failure {
            throw ExternalEditorError(message: "The editor '\(name)' \(failure). The draft is unchanged.")
        }
        let bytes: [UInt8]
        do throws(SystemError) {
            bytes = try RegularFile.read(path, upTo: InputLimit.bytes + 1)
        } catch {
            throw ExternalEditorError(
                message: "The edited draft cannot be read: \(error.reason). The original is kept.")
        }
        guard bytes.count <= InputLimit.bytes else {
            throw ExternalEditorError(
                message:
                    "The edited draft is longer than \(InputLimit.bytes >> 20) MiB, the limit for a draft. "
                    + "The original is kept; attach the text as a file (/attach FILE).")
        }
        // Some editors put a byte order mark at the start, which is no part of the text.
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let text = String(decoding: bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes[...], as: UTF8.self)
        // Editors end the last line.
        return text.hasSuffix("\n") ? String(text.dropLast()) : text
    }

    // MARK: The file

    private func makeFile(_ text: String) throws(ExternalEditorError) -> String {
        let (file, path): (OpenFile, String)
        do throws(SystemError) {
            (file, path) = try OpenFile.unique(prefix: "\(folder)/parlance-draft-", suffix: ".md")
        } catch {
            throw ExternalEditorError(message: "A file for the draft cannot be created in \(folder): \(error.reason).")
        }
        do throws(SystemError) {
            try file.write(text + "\n")
        } catch {
            try? FileSystem.remove(path)
            throw ExternalEditorError(message: "The draft cannot be written to \(path): \(error.reason).")
        }
        return path
    }

    // MARK: The program

    /// Runs the editor.
    ///
    /// - Returns: Its name, and how it failed, if it did.
    private func run(on path: String) throws(ExternalEditorError) -> (name: String, failure: String?) {
        let name = words.first ?? "vi"
        let status: ExitStatus
        do throws(ChildProcessError) {
            status = try ChildProcess([name] + words.dropFirst() + [path]).runInForeground()
        } catch {
            throw ExternalEditorError(
                message: "The editor '\(name)' cannot be started: \(error.reason). "
                    + "Set VISUAL or EDITOR to the one you use.")
        }
        switch status {
        case .exited(0): return (name, nil)
        case .exited(let code): return (name, "exited with status \(code)")
        case .signaled(let signal): return (name, "was killed by signal \(signal)")
        }
    }

    /// Words between spaces. Quotes keep spaces, a backslash takes the next character as it is.
    static func split(_ command: String) -> [String] {
        var words: [String] = []
        var word: String?
        var quote: Character?
        var isEscaped = false
        for character in command {
            if isEscaped {
                word = (word ?? "") + String(character)
                isEscaped = false
            } else if character == "\\", quote != "'" {
                isEscaped = true
            } else if character == quote {
                quote = nil
            } else if quote == nil, character == "\"" || character == "'" {
                quote = character
                word = word ?? ""
            } else if quote == nil, character.isWhitespace {
                if let word { words.append(word) }
                word = nil
            } else {
                word = (word ?? "") + String(character)
            }
        }
        return words + [word].compactMap(\.self)
    }
}
