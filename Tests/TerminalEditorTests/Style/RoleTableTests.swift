import Testing

@testable import TerminalEditor

@Suite("A value for each role")
struct RoleTableTests {
    @Test("Each role has its own, or none")
    func values() {
        var table: RoleTable<Int> = [.dim: 1, .oddToken: 2, .plain: 3, .dim: 4]
        #expect(table.roles == [.plain, .dim, .oddToken])
        #expect(TextStyle.allCases.compactMap { table[$0] } == [3, 4, 2])
        table[.plain] = nil
        #expect(table.roles == [.dim, .oddToken])
        #expect(table.mapValues { $0 * 10 } == [.dim: 40, .oddToken: 20])
        #expect(table != [.dim: 4])
    }
}
