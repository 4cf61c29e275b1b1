import ParlanceSystem

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

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

    /// Lets the person edit the text in a temporary file, readable for its owner alone, and waits. No shell is involved.
    func edit(_ text: String) throws(ExternalEditorError) -> String {
        let path = try makeFile(text)
        defer { unlink(path) }
        try run(on: path)
        let bytes: [UInt8]
        do throws(RegularFile.Failure) {
            bytes = try RegularFile.read(path, upTo: InputLimit.bytes + 1)
        } catch {
            throw ExternalEditorError(
                message: "What the editor wrote cannot be read: \(error.reason). The draft is kept.")
        }
        guard bytes.count <= InputLimit.bytes else {
            throw ExternalEditorError(
                message:
                    "What the editor wrote is longer than \(InputLimit.bytes >> 20) MiB, the most that a draft may "
                    + "have. The draft is kept; attach the text as a file (/attach FILE).")
        }
        let text = String(decoding: bytes, as: UTF8.self)
        // Editors end the last line.
        return text.hasSuffix("\n") ? String(text.dropLast()) : text
    }

    // MARK: The file

    private func makeFile(_ text: String) throws(ExternalEditorError) -> String {
        let suffix = ".md"
        var template = Array("\(folder)/parlance-draft-XXXXXX\(suffix)".utf8CString)
        let descriptor = mkstemps(&template, Int32(suffix.utf8.count))
        guard descriptor >= 0 else {
            throw ExternalEditorError(message: "No file for the draft can be made in \(folder): \(Self.reason).")
        }
        defer { close(descriptor) }
        let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        var text = text + "\n"
        let isWritten = text.withUTF8 { Self.write($0, to: descriptor) }
        guard isWritten else {
            defer { unlink(path) }
            throw ExternalEditorError(message: "The draft cannot be written to \(path): \(Self.reason).")
        }
        return path
    }

    private static func write(_ bytes: UnsafeBufferPointer<UInt8>, to descriptor: Int32) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = writeBytes(descriptor, UnsafeBufferPointer(rebasing: rest).baseAddress, rest.count)
            guard count > 0 || (count < 0 && errno == EINTR) else { return false }
            rest = rest.dropFirst(max(count, 0))
        }
        return true
    }

    // MARK: The program

    private func run(on path: String) throws(ExternalEditorError) {
        let name = words.first ?? "vi"
        var arguments: [UnsafeMutablePointer<CChar>?] = (words + [path]).map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var variables = ChildEnvironment.list()
        defer { for variable in variables { free(variable) } }
        var process = pid_t()
        let status = Self.withDefaultSignals { posix_spawnp(&process, name, nil, $0, &arguments, &variables) }
        guard status == 0 else {
            throw ExternalEditorError(
                message: "The editor '\(name)' cannot be started: \(String(cString: strerror(status))). "
                    + "Set VISUAL or EDITOR to the one you use.")
        }
        var result: Int32 = 0
        while waitpid(process, &result, 0) == -1, errno == EINTR {}
        guard result == 0 else {
            let how = result & 0x7F == 0 ? "with status \((result >> 8) & 0xFF)" : "by signal \(result & 0x7F)"
            throw ExternalEditorError(message: "The editor '\(name)' ended \(how). The draft is as it was.")
        }
    }

    /// What this program ignores or blocks, the editor must not.
    private static func withDefaultSignals(_ body: (UnsafePointer<posix_spawnattr_t>) -> Int32) -> Int32 {
        #if canImport(Glibc)
            var attributes = posix_spawnattr_t()
        #else
            var attributes: posix_spawnattr_t?
        #endif
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        for signal in [SIGINT, SIGQUIT, SIGPIPE, SIGTSTP, SIGTERM, SIGHUP, SIGWINCH] { sigaddset(&signals, signal) }
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        return body(&attributes)
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

    private static var reason: String { String(cString: strerror(errno)) }
}
