import Testing

@testable import TerminalEditor

@Suite("InputHistory")
struct InputHistoryTests {
    @Test("One goes back and forth, and changes stay until the next line")
    func walk() {
        var history = InputHistory(["one", "two", "three"])
        #expect(history.previous(leaving: "new") == "three")
        #expect(history.previous(leaving: "three!") == "two")
        #expect(history.next(leaving: "two") == "three!")
        #expect(history.next(leaving: "three!") == "new")
        #expect(history.next(leaving: "new") == nil)
        history.restart()
        #expect(history.previous(leaving: "") == "three")
    }

    @Test("The beginning is the end of the way")
    func beginning() {
        var history = InputHistory(["one"])
        #expect(history.previous(leaving: "") == "one")
        #expect(history.previous(leaving: "one") == nil)
        #expect(history.next(leaving: "one") == "")
        var empty = InputHistory()
        #expect(empty.previous(leaving: "x") == nil)
        #expect(empty.next(leaving: "x") == nil)
    }

    @Test("A line is added once in a row, cleaned, and never empty")
    func add() {
        var history = InputHistory(["a\u{1B}[31m", ""])
        history.add("b")
        history.add("b")
        history.add("")
        history.add("c\r\nd\u{9B}")
        #expect(history.entries == ["a[31m", "b", "c\nd"])
    }

    @Test("Only lines with the prefix are met, and the draft at the end")
    func prefix() {
        var history = InputHistory(["/model a", "hello", "/model b", "/help"])
        #expect(history.previous(leaving: "/m", startingWith: "/m") == "/model b")
        #expect(history.previous(leaving: "/model b", startingWith: "/m") == "/model a")
        #expect(history.previous(leaving: "/model a", startingWith: "/m") == nil)
        #expect(history.next(leaving: "/model a", startingWith: "/m") == "/model b")
        #expect(history.next(leaving: "/model b", startingWith: "/m") == "/m")
    }

    @Test("What was typed is the beginning of what is gone back to; where nothing begins so, all is")
    func typedBeginning() {
        var history = InputHistory(["/model a", "hello", "/model b", "/help"])
        #expect(history.older(leaving: "/m") == "/model b")
        #expect(history.older(leaving: "/model b") == "/model a")
        #expect(history.older(leaving: "/model a") == nil)
        #expect(history.newer(leaving: "/model a") == "/model b")
        #expect(history.newer(leaving: "/model b") == "/m")
        #expect(history.older(leaving: "") == "/help")
        #expect(history.older(leaving: "/help") == "/model b")
        history.restart()
        #expect(history.older(leaving: "nothing begins so") == "/help")
        #expect(history.older(leaving: "/help") == "/model b")
    }

    @Test("Searching ignores case unless the pattern has capitals")
    func search() {
        let history = InputHistory(["Alpha", "beta", "alphabet"])
        #expect(history.search("alpha", from: 2, backward: true) == 2)
        #expect(history.search("alpha", from: 1, backward: true) == 0)
        #expect(history.search("Alpha", from: 2, backward: true) == 0)
        #expect(history.search("alpha", from: 1, backward: false) == 2)
        #expect(history.search("x", from: 2, backward: true) == nil)
        #expect(history.search("alpha", from: -1, backward: true) == nil)
        #expect(history.search("alpha", from: 3, backward: false) == nil)
        #expect(history.search("", from: 2, backward: true) == nil)
    }
}
