import FoundationEssentials
import GatewayCore
import Processes

/// The data export of ChatGPT: a ZIP archive, its folder, or the list of conversations in it, `conversations.json`, in
/// newer exports of many conversations `conversations-000.json` and so on.
enum ChatGPTArchive {
    /// The most bytes that are read of one list.
    private static let limit = 1 << 31

    /// The conversations of a file or folder.
    ///
    /// - Throws: ``ImportError`` for what is no such export, or where `unzip` is needed and not installed.
    static func read(path: String) throws(ImportError) -> [ImportedSession] {
        var isFolder = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw ImportError("There is no file \(path).")
        }
        if isFolder {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
            let lists = names.filter(isList).sorted()
            guard !lists.isEmpty else {
                throw ImportError("The folder \(path) holds no conversations.json: it is no export of ChatGPT.")
            }
            return try all(lists) { name throws(ImportError) in try contents(path + "/" + name) }
        }
        let bytes = try contents(path)
        return bytes.starts(with: "PK".utf8) ? try unzip(path) : try read(bytes)
    }

    /// The conversations of a list, or the only one, that have something said.
    ///
    /// - Throws: ``ImportError`` for what is no such list. Parts that are not understood, such as images, are left out.
    static func read(_ bytes: [UInt8]) throws(ImportError) -> [ImportedSession] {
        let json = try? JSONValue(parsing: bytes)
        guard let conversations = json?.arrayValue ?? (json?["mapping"] == nil ? nil : json.map { [$0] }) else {
            throw ImportError("This is no conversations.json of ChatGPT: a list of conversations is expected.")
        }
        let sessions = conversations.compactMap { ChatGPTConversation($0)?.session }
        guard conversations.isEmpty || !sessions.isEmpty else {
            throw ImportError("This is no conversations.json of ChatGPT: no conversation in it has messages.")
        }
        return sessions.filter { !$0.exchanges.isEmpty }
    }

    /// Whether a path is that of a list of conversations, and not what macOS adds to archives.
    static func isList(_ path: String) -> Bool {
        !path.hasPrefix("__MACOSX/") && path.wholeMatch(of: /(.*\/)?conversations(-[0-9]+)?\.json/) != nil
    }

    private static func all(
        _ names: [String], _ contents: (String) throws(ImportError) -> [UInt8]
    ) throws(ImportError) -> [ImportedSession] {
        var sessions: [ImportedSession] = []
        var known: Set<String> = []
        for name in names {
            // Archives have been seen that hold the whole list beside its parts.
            sessions += try read(contents(name)).filter { known.insert($0.id).inserted }
        }
        return sessions
    }

    private static func contents(_ path: String) throws(ImportError) -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw ImportError("The file \(path) cannot be read.")
        }
        return Array(data)
    }

    private static func unzip(_ path: String) throws(ImportError) -> [ImportedSession] {
        // A name that begins with a dash would be an option.
        let file = path.hasPrefix("-") ? "./" + path : path
        let names = String(decoding: try unzip(["-Z1", file], path), as: UTF8.self).split(separator: "\n")
        let lists = names.map(String.init).filter(isList).sorted()
        guard !lists.isEmpty else {
            throw ImportError("The archive \(path) holds no conversations.json: it is no export of ChatGPT.")
        }
        return try all(lists) { name throws(ImportError) in
            try unzip(["-p", file, name.replacing(#/[\[\]*?\\]/#) { "\\" + $0.output }], path)
        }
    }

    private static func unzip(_ arguments: [String], _ path: String) throws(ImportError) -> [UInt8] {
        let result: ChildProcess.Result
        do throws(ChildProcessError) {
            result = try ChildProcess(["unzip"] + arguments, outputLimit: limit).run()
        } catch {
            throw ImportError(
                "\(path) is an archive, which is read by the unzip program, which cannot be started. Unpack it and "
                    + "give the folder.")
        }
        guard result.status == 0, !result.isCut else { throw ImportError("The archive \(path) cannot be unpacked.") }
        return result.output
    }
}
