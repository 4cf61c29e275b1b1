import GatewayCore
import GatewayJSON

/// A list of conversations of a ChatGPT export as it is read: piece by piece, one conversation in memory at a time.
struct ChatGPTList {
    private static let expected = "This isn't a ChatGPT conversations.json: "

    private let limit: Int
    private let most: Int
    private var splitter: JSONListSplitter
    private var size = 0
    private var elements = 0
    private var sessions = 0
    /// Why it is not read further.
    private(set) var fault: ImportError?

    /// - Parameters:
    ///   - limit: The most bytes of the list.
    ///   - conversation: The most bytes of one conversation.
    init(limit: Int = Limits.archive.amount, conversation: Int = Limits.conversation.amount) {
        self.limit = limit
        most = conversation
        splitter = JSONListSplitter(limit: conversation)
    }

    /// Reads a piece; returns false when no more is wanted.
    mutating func feed(_ bytes: ArraySlice<UInt8>, _ receive: (ImportedSession) throws -> Void) -> Bool {
        guard fault == nil else { return false }
        size += bytes.count
        guard size <= limit else {
            fault = ImportError(
                "The list of conversations unpacks to more than \(Limit.bytes(limit)), far too much for its "
                    + "size; the import stopped. If it is genuine, unpack it and pass the folder.")
            return false
        }
        do {
            try splitter.feed(bytes) { element in
                elements += 1
                guard let json = try? JSONValue(parsing: element) else { throw JSONListSplitter.Fault.notAList }
                guard json.objectValue != nil else {
                    // A list that begins with anything else is another one, however long it is.
                    if sessions == 0 { throw JSONListSplitter.Fault.notAList }
                    return
                }
                guard let found = ChatGPTConversation(json)?.session else { return }
                sessions += 1
                if !found.exchanges.isEmpty { try receive(found) }
            }
        } catch let error as JSONListSplitter.Fault {
            fault = Self.error(error, most)
        } catch {
            fault = ImportError("\(error)")
        }
        return fault == nil
    }

    /// Ends the list.
    ///
    /// - Throws: ``ImportError`` for what is no such list.
    func finish() throws(ImportError) {
        if let fault { throw fault }
        guard splitter.isComplete else { throw Self.error(.notAList, most) }
        guard elements == 0 || sessions > 0 else {
            throw ImportError(Self.expected + "no conversation in it has messages.")
        }
    }

    private static func error(_ fault: JSONListSplitter.Fault, _ most: Int) -> ImportError {
        switch fault {
        case .notAList: ImportError(expected + "it should be a list of conversations.")
        case .longElement:
            ImportError(
                "A conversation in the list is larger than the limit of \(Limit.bytes(most)). "
                    + "Remove it from conversations.json, unpacked.")
        }
    }
}
