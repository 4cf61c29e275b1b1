import ParlanceSystem
import TestSupport
import Testing

@Suite("Terminals")
struct TerminalSettingsTests {
    @Test("Keys come one by one, and Ctrl-C is a signal or a key; what was there is given back whole")
    func settings() throws {
        let terminal = try PseudoTerminal.open()
        let descriptor = FileDescriptor(terminal.programEnd)
        let original = try terminal.terminalAttributes
        let settings = try #require(TerminalSettings(of: descriptor))
        for signals in [true, false] {
            let keys = settings.takingKeys(signals: signals)
            #expect(!keys.hasSameInput(as: settings))
            keys.apply(to: descriptor)
            let now = try terminal.terminalAttributes
            #expect(!now.isEchoing && !now.isCanonical && now.sendsSignals == signals)
            #expect(try #require(TerminalSettings(of: descriptor)).hasSameInput(as: keys))
        }
        settings.apply(to: descriptor)
        #expect(try terminal.terminalAttributes == original)
    }

    @Test("What is no terminal has neither settings nor a size")
    func noTerminal() {
        let pipe = WakePipe()
        #expect(!pipe.readEnd.isTerminal)
        #expect(TerminalSettings(of: pipe.readEnd) == nil)
        #expect(pipe.readEnd.windowSize == nil)
        #expect(pipe.readEnd.isInForeground)
        pipe.signal()
        #expect(pipe.readEnd.bytesWaiting == 1)
    }
}
