import Testing

@testable import TerminalEditor

@Suite("Where the text ends")
struct TextEndTests {
    private func rows(_ text: String, after start: String = "", columns: Int = 10) -> Int? {
        var end = TextEnd()
        end.resize(to: columns)
        end.advance(over: start)
        return end.rowsBegun(by: text)
    }

    @Test("Rows that a text begins are those of its line breaks and of the edge")
    func rowsBegun() {
        #expect(rows("") == 0)
        #expect(rows("123456789") == 0)
        // A row that is full ends only with the next character.
        #expect(rows("1234567890") == 0)
        #expect(rows("12345678901") == 1)
        #expect(rows("\n") == 1)
        #expect(rows("a\n\nb") == 2)
        #expect(rows("12345678901234567890x") == 2)
        #expect(rows("1234567890\nx") == 1)
        #expect(rows("x", after: "1234567890") == 1)
        #expect(rows("x", after: "12345678901") == 0)
        #expect(rows("\nx", after: "1234567890") == 1)
        // A wide character that finds no room leaves a cell.
        #expect(rows("日本語日本語") == 1)
        #expect(rows("1日本語日本語") == 1)
        #expect(rows("語", after: "123456789") == 1)
        #expect(rows("x", after: "123456789語") == 0)
        #expect(rows("\tx") == 0)
    }

    @Test("Where terminals disagree about the width before the edge, nobody can tell")
    func doubt() {
        #expect(rows("👩\u{200D}👧 1234567890") == nil)
        #expect(rows("1234567890", after: "❤️") == nil)
        #expect(rows("👍🏽 ok\n") == 1)
        #expect(rows("👍🏽 ok\n1234567890x") == 2)
        #expect(rows("12345678\tx") == nil)
    }

    @Test("After a change of width only a terminal whose kind is known can be reckoned with")
    func width() {
        var end = TextEnd()
        end.resize(to: 20)
        end.advance(over: "123456789012345")
        end.resize(to: 10)
        #expect(end.rowsBegun(by: "x") == nil)
        end.rewraps = true
        #expect(end.column == 5)
        #expect(end.rowsBegun(by: "x") == 0)
        #expect(end.rowsBegun(by: "1234567890") == 1)
    }

    @Test("A text that is over no longer grows")
    func over() {
        var end = TextEnd()
        end.advance(over: "👩")
        #expect(end.mayGrow)
        end.endText()
        #expect(!end.mayGrow)
        end.advance(over: "👩")
        #expect(end.mayGrow)
        end.reset()
        #expect(end.isAtLineStart)
    }
}
