import Foundation
import TestSupport
import Testing

@testable import GatewayCore
@testable import GatewayLocalModels

@Suite("Whose a port of this machine is")
struct PortListenersTests {
    private static let head =
        "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode"

    /// A line of `/proc/net/tcp`.
    private static func line(_ address: String, _ state: String = "0A", user: Int = 1000, inode: Int = 77) -> String {
        let other = String(repeating: "0", count: address.prefix { $0 != ":" }.count) + ":0000"
        return
            "   3: \(address) \(other) \(state) 00000000:00000000 00:00000000 00000000  \(user)        0 \(inode) 1 0 100"
    }

    @Test(
        "Whatever takes connections to 127.0.0.1 at the port is found",
        arguments: [
            "0100007F:1F90", "00000000:1F90", "00000000000000000000000000000000:1F90",
            "0000000000000000FFFF00000100007F:1F90",
        ])
    func found(address: String) {
        let listeners = PortListeners(port: 8080, tables: [Self.head + "\n" + Self.line(address)])
        #expect(listeners.sockets == [.init(user: 1000, inode: "77")])
    }

    @Test(
        "What does not is none",
        arguments: [
            line("0100007F:1F91"), line("0100007F:1F90", "01"), line("0100007F:1F90", "06"), line("0200A8C0:1F90"),
            line("00000000000000000000000001000000:1F90"), "   3: 0100007F:1F90 00000000:0000 0A", "", "\0\n:1F90",
        ])
    func none(line: String) {
        #expect(PortListeners(port: 8080, tables: [Self.head + "\n" + line, ""]).sockets.isEmpty)
    }

    @Test("Of several all count, in both tables")
    func several() {
        let tables = [
            Self.line("0100007F:0050", inode: 1) + "\n" + Self.line("00000000:0050", user: 0, inode: 2),
            Self.line("00000000000000000000000000000000:0050", inode: 3),
        ]
        #expect(PortListeners(port: 80, tables: tables).sockets.map(\.inode) == ["1", "2", "3"])
    }

    #if os(Linux)
        @Test("A server of this process is its own, and no other's")
        func own() throws {
            let server = try LoopbackServer(.text(""))
            let port = try #require(server.baseURL.split(separator: ":").last.flatMap { UInt16($0) })
            let listeners = PortListeners(port: port)
            #expect(listeners.sockets.count == 1 && listeners.sockets.first?.user == getuid())
            func state(supervisor: Int32, server: Int32) -> LocalServerState {
                LocalServerState(supervisor: supervisor, server: server, port: port, key: "k", model: "m")
            }
            #expect(listeners.belong(to: state(supervisor: 2, server: getpid())))
            // As a program that the server started.
            #expect(listeners.belong(to: state(supervisor: getsid(0), server: Int32.max)))
            #expect(!listeners.belong(to: state(supervisor: Int32.max, server: getppid())))
            #expect(!listeners.belong(to: state(supervisor: Int32.max, server: Int32.max)))
        }

        @Test("Where nobody listens, nobody is ours")
        func nobody() throws {
            let closed = try ClosedPort()
            let state = LocalServerState(
                supervisor: getsid(0), server: getpid(), port: closed.port, key: "k", model: "m")
            #expect(!PortListeners(port: closed.port).belong(to: state))
        }
    #endif
}
