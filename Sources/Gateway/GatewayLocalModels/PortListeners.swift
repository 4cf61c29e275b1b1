import ParlanceSystem

/// The sockets that take connections to a port of 127.0.0.1, as the kernel tells.
///
/// A port that was free a moment ago may be another user's by now. That a server answers there does not tell whose it is,
/// and to ask it for a key would give the key away.
struct PortListeners: Sendable, Hashable {
    /// A socket that takes connections.
    struct Socket: Sendable, Hashable {
        /// Who opened it.
        var user: UInt32
        /// Its number in the kernel.
        var inode: String
    }

    /// The sockets; none where nobody listens, or where the kernel tells nothing.
    var sockets: [Socket]

    /// The addresses that a connection to 127.0.0.1 can end at: itself, any of IPv4, any of IPv6, and itself in IPv6.
    private static let addresses: Set<String> = [
        "0100007F", "00000000", "00000000000000000000000000000000", "0000000000000000FFFF00000100007F",
    ]
    /// The state of a socket that listens.
    private static let listening = "0A"
    private static let sizeLimit = 1 << 26

    /// Those of a port now.
    init(port: UInt16) {
        let tables = ["/proc/net/tcp", "/proc/net/tcp6"].map { path in
            (try? PrivateFile(path: path).read(upTo: Self.sizeLimit)).map { String(decoding: $0, as: UTF8.self) } ?? ""
        }
        self.init(port: port, tables: tables)
    }

    /// Those of a port in tables such as `/proc/net/tcp`.
    init(port: UInt16, tables: [String]) {
        let hexadecimal = String(port, radix: 16, uppercase: true)
        let ending = ":" + String(repeating: "0", count: 4 - hexadecimal.utf8.count) + hexadecimal
        sockets = tables.flatMap { table in
            table.split(separator: "\n").compactMap { line -> Socket? in
                guard line.contains(ending) else { return nil }
                let fields = line.split(separator: " ")
                guard fields.count > 9, fields[3] == Self.listening, fields[1].hasSuffix(ending),
                    Self.addresses.contains(String(fields[1].dropLast(ending.utf8.count))),
                    let user = UInt32(fields[7])
                else { return nil }
                return Socket(user: user, inode: String(fields[9]))
            }
        }
    }

    /// Whether all of them are of a server that a supervisor started, or of programs that the server started.
    ///
    /// A server that root runs for it, such as that of a container, is taken for ours: nothing is hidden from root.
    func belong(to state: LocalServerState) -> Bool {
        // Other systems tell it to nobody in this form.
        guard ProcessFiles.exist else { return true }
        let unknown = Set(sockets.filter { $0.user != 0 || CurrentProcess.user == 0 }.map(\.inode))
        guard !sockets.isEmpty else { return false }
        return unknown.isSubset(of: ProcessSockets.inodes(of: state.server))
            || unknown.isSubset(of: ProcessSockets.inodes(ofSession: state.supervisor))
    }
}
