import FoundationEssentials
import GatewayCore
import ParlanceSystem

/// The data export of ChatGPT: a ZIP archive, its folder, or the list of conversations in it, `conversations.json`, in
/// newer exports of many conversations `conversations-000.json` and so on.
enum ChatGPTArchive {
    /// The conversations of a file or folder.
    ///
    /// - Throws: ``ImportError`` for what is no such export, or where `unzip` is needed and not installed.
    static func read(path: String) throws(ImportError) -> [ImportedSession] {
        var sessions: [ImportedSession] = []
        try read(path: path) { sessions.append($0) }
        return sessions
    }

    /// Hands out the conversations of a file or folder one after another; none of them is held.
    ///
    /// - Parameter receive: Gets each conversation that has something said, once. What it throws ends the reading.
    /// - Throws: ``ImportError`` as ``read(path:)``.
    static func read(path: String, receive: (ImportedSession) throws -> Void) throws(ImportError) {
        var isFolder = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw ImportError("The file \(path) doesn't exist.")
        }
        var known: Set<String> = []
        // Archives have been seen that hold the whole list beside its parts.
        func once(_ session: ImportedSession) throws {
            if known.insert(session.id).inserted { try receive(session) }
        }
        if isFolder {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
            let lists = names.filter(isList).sorted()
            guard !lists.isEmpty else {
                throw ImportError("The folder \(path) has no conversations.json; it isn't a ChatGPT export.")
            }
            for name in lists { try readFile(path + "/" + name, receive: once) }
        } else if try isArchive(path) {
            try unzip(path, receive: once)
        } else {
            try readFile(path, receive: once)
        }
    }

    /// The conversations of a list, or the only one, that have something said.
    ///
    /// - Throws: ``ImportError`` for what is no such list. Parts that are not understood, such as images, are left out.
    static func read(_ bytes: [UInt8]) throws(ImportError) -> [ImportedSession] {
        var sessions: [ImportedSession] = []
        var list = ChatGPTList()
        _ = list.feed(bytes[...]) { sessions.append($0) }
        try list.finish()
        return sessions
    }

    /// Whether a path is that of a list of conversations, and not what macOS adds to archives.
    static func isList(_ path: String) -> Bool {
        !path.hasPrefix("__MACOSX/") && path.wholeMatch(of: /(.*\/)?conversations(-[0-9]+)?\.json/) != nil
    }

    private static func isArchive(_ path: String) throws(ImportError) -> Bool {
        let file = try opened(path)
        return ((try? file.readPiece(upTo: 2)) ?? []).elementsEqual("PK".utf8)
    }

    private static func readFile(
        _ path: String, receive: (ImportedSession) throws -> Void
    ) throws(ImportError) {
        let file = try opened(path)
        var list = ChatGPTList()
        while let bytes = try? file.readPiece(), !bytes.isEmpty, list.feed(bytes[...], receive) {}
        try list.finish()
    }

    /// Opens what is a file: a pipe could hold the program for ever.
    private static func opened(_ path: String) throws(ImportError) -> OpenFile {
        guard let file = try? OpenFile(path, .reading, .nonBlocking), (try? file.status())?.kind == .regular else {
            throw ImportError("The file \(path) cannot be read.")
        }
        return file
    }

    private static func unzip(_ path: String, receive: (ImportedSession) throws -> Void) throws(ImportError) {
        // A name that begins with a dash would be an option.
        let file = path.hasPrefix("-") ? "./" + path : path
        let names = String(decoding: try names(in: file, path), as: UTF8.self).split(separator: "\n")
        let lists = names.map(String.init).filter(isList).sorted()
        guard !lists.isEmpty else {
            throw ImportError("The archive \(path) has no conversations.json; it isn't a ChatGPT export.")
        }
        let size = (try? FileStatus(of: path))?.size ?? 0
        let most = min(Limits.archive.amount, max(16 << 20, size * Limits.expansion.amount))
        for name in lists {
            var list = ChatGPTList(limit: most)
            let command = ["-p", file, name.replacing(#/[\[\]*?\\]/#) { "\\" + $0.output }]
            let status = try started(path) { program throws(ChildProcessError) in
                try program(command).run { list.feed($0, receive) }
            }
            if let fault = list.fault { throw fault }
            guard status == 0 else { throw ImportError("The archive \(path) cannot be unpacked.") }
            try list.finish()
        }
    }

    private static func names(in file: String, _ path: String) throws(ImportError) -> [UInt8] {
        let result = try started(path) { program throws(ChildProcessError) in try program(["-Z1", file]).run() }
        guard result.status == 0, !result.isCut else { throw ImportError("The archive \(path) cannot be unpacked.") }
        return result.output
    }

    private static func started<Result>(
        _ path: String, _ run: ((_ arguments: [String]) -> ChildProcess) throws(ChildProcessError) -> Result
    ) throws(ImportError) -> Result {
        do throws(ChildProcessError) {
            return try run { ChildProcess(["unzip"] + $0, outputLimit: 16 << 20) }
        } catch {
            throw ImportError(
                "\(path) is an archive, and unzip, which is needed to read it, cannot be started. Unpack it and "
                    + "pass the folder.")
        }
    }
}
