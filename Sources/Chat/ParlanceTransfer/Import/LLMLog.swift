import FoundationEssentials
import GatewayCore
import GatewayJSON
import ParlanceSystem

/// The log of `llm` (https://llm.datasette.io/en/stable/logging.html): a SQLite database, read by the `sqlite3` program.
///
/// Until version 0.35 a row of `responses` is a prompt with its answer; since then (seen in 0.36) `turns` names messages
/// that form a tree, and texts are their `parts`. Both are read. Fragments become attachments; what came from other
/// attachments and from tools is left out.
enum LLMLog {
    private static let responses = """
        SELECT r.*, c.name AS conversation_name FROM responses r \
        LEFT JOIN conversations c ON c.id = r.conversation_id ORDER BY r.datetime_utc, r.id
        """

    /// The same columns of the newer tables, with parts in place of texts; the system prompt stands above all messages.
    private static let turns = """
        SELECT t.id, t.thread_id AS conversation_id, h.name AS conversation_name, t.model, t.datetime_utc, \
        t.duration_ms, t.input_tokens, t.output_tokens, \(parts(of: "= t.parent_message_hash")) AS prompt_parts, \
        \(parts(of: "= t.tip_message_hash")) AS response_parts, \
        (WITH RECURSIVE above(hash, parent, role) AS (\
        SELECT hash, parent_hash, role FROM messages WHERE hash = t.parent_message_hash \
        UNION ALL SELECT m.hash, m.parent_hash, m.role FROM messages m JOIN above ON m.hash = above.parent) \
        SELECT \(parts(of: "IN (SELECT hash FROM above WHERE role = 'system')"))) AS system_parts \
        FROM turns t LEFT JOIN threads h ON h.id = t.thread_id ORDER BY t.datetime_utc, t.id
        """

    private static func parts(of message: String) -> String {
        """
        (SELECT json_group_array(json_object('type', type, 'text', text, 'payload', payload)) FROM \
        (SELECT * FROM parts WHERE message_hash \(message) ORDER BY position))
        """
    }

    /// Fragments are told by their numbers in the newer tables, by their order in a prompt in the older ones.
    private static let fragments = "SELECT id, source, content FROM fragments"
    private static let promptFragments =
        "SELECT response_id, fragment_id FROM prompt_fragments ORDER BY response_id, \"order\""
    private static let systemFragments =
        "SELECT response_id, fragment_id FROM system_fragments ORDER BY response_id, \"order\""
    private static let attachments = "SELECT response_id FROM prompt_attachments"
    private static let toolCalls = "SELECT response_id FROM tool_calls"

    /// The conversations of a database.
    ///
    /// - Throws: ``ImportError`` where `sqlite3` is not installed, or the file is no such database.
    static func read(path: String) throws(ImportError) -> [ImportedSession] {
        let (old, new) = (try rows(of: path, responses), try rows(of: path, turns))
        guard old != nil || new != nil else { throw ImportError("\(path) isn't an llm log that sqlite3 can read.") }
        var log = LLMLogRows(responses: old ?? [], turns: new ?? [])
        for row in try rows(of: path, fragments) ?? [] { log.addFragment(row) }
        for row in try rows(of: path, promptFragments) ?? [] { log.promptFragments.add(row) }
        for row in try rows(of: path, systemFragments) ?? [] { log.systemFragments.add(row) }
        for row in try rows(of: path, attachments) ?? [] { log.addOmission(.file, of: row) }
        for row in try rows(of: path, toolCalls) ?? [] { log.addOmission(.tool, of: row) }
        return log.sessions
    }

    /// The rows that a query gives; `nil` where the tables are not there.
    private static func rows(of path: String, _ query: String) throws(ImportError) -> [JSONValue]? {
        let result: ChildProcess.Result
        do throws(ChildProcessError) {
            // Nothing is changed in a database that another program may be using.
            result = try ChildProcess(
                ["sqlite3", "-readonly", "-json", path.hasPrefix("-") ? "./" + path : path, query],
                outputLimit: Limits.log.amount
            ).run()
        } catch {
            throw ImportError("Reading an llm log needs the sqlite3 program, which cannot be started. Install it.")
        }
        guard !result.isCut else {
            throw ImportError("\(path) is larger than \(Limits.log.text), the limit for an llm log.")
        }
        guard result.status == 0 else { return nil }
        // Without rows sqlite3 writes nothing at all.
        return result.output.isEmpty ? [] : (try? JSONValue(parsing: result.output))?.arrayValue
    }
}
