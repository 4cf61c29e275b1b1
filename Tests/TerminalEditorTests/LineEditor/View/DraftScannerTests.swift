import Testing

@testable import TerminalEditor

@Suite("DraftScanner")
struct DraftScannerTests {
    @Test("What is taken for plain has the width that it has for all others, and joins with nothing plain")
    func plain() {
        let behavior = ClusterBehavior()
        let plain = (UInt32(0x20)...0x1FFFF).compactMap(Unicode.Scalar.init)
            .filter { CellWidth.ofPlain($0) != nil }
        let wrong = plain.filter { scalar in
            let character = Character(scalar)
            guard scalar.value != 0x7F else { return false }
            return CellWidth.ofPlain(scalar) != behavior.width(of: character)
                || behavior.pieces(of: character) != [
                    ClusterPiece(text: String(scalar), width: behavior.width(of: character))
                ]
                || ClusterPiece(text: String(scalar), width: 1).shown != String(scalar)
                || ("a" + String(scalar) + "한").count != 3
        }
        #expect(wrong.isEmpty)
        #expect(String(String.UnicodeScalarView(plain)).count == plain.count)
    }

    @Test("A scan from any unit on gives the rest")
    func rest() {
        let draft = Draft(before: "a 漢\t👩‍💻", after: "e\u{301}\n한x")
        let scanner = DraftScanner(draft, clusters: ClusterBehavior(), room: 20)
        var places: [Int] = []
        scanner.scan { unit in
            places.append(unit.start)
            return true
        }
        #expect(places == [0, 1, 2, 5, 6, 17, 20, 21, 24])
        for (index, place) in places.enumerated() {
            var found: [Int] = []
            scanner.scan(from: place) { unit in
                found.append(unit.start)
                return true
            }
            #expect(found == Array(places[index...]))
        }
        #expect(scanner.cursor == 17)
        #expect(scanner.count == 25)
    }
}
