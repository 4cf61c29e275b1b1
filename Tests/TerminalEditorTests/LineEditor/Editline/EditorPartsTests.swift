import TestSupport
import Testing

@testable import TerminalEditor

@Suite("The editor's parts")
struct EditorPartsTests {
    @Test("A queue gives its lines in order, none while it is held, and is released by its end")
    func queue() {
        var queue = LineQueue()
        queue.hold()
        #expect(!queue.isHeld)
        for text in ["one", "two", "three"] { queue.append(SubmittedLine(text)) }
        let first = queue.next()
        #expect(first?.text == "one")
        queue.hold()
        let none = queue.next()
        #expect(none == nil)
        let missing = queue.remove(at: 2)
        #expect(missing == nil)
        let (last, second) = (queue.removeLast(), queue.remove(at: 0))
        #expect(last?.text == "three" && second?.text == "two")
        #expect(!queue.isHeld)
        queue.append(SubmittedLine("four"))
        queue.hold()
        queue.release()
        let fourth = queue.next()
        #expect(fourth?.text == "four")
        queue.append(SubmittedLine("five"))
        queue.hold()
        let all = queue.removeAll()
        #expect(all.map(\.text) == ["five"])
        #expect(!queue.isHeld)
    }

    @Test("A command passes the lines that are held, and keeps its place before them")
    func ahead() {
        var queue = LineQueue()
        queue.append(SubmittedLine("one"))
        queue.hold()
        for text in ["/tokens", "/help", "/copy"] { queue.insertAhead(SubmittedLine(text)) }
        #expect(queue.lines.map(\.text) == ["/tokens", "/help", "/copy", "one"])
        let dropped = queue.remove(at: 1)
        #expect(dropped?.text == "/help")
        let given = [queue.next(), queue.next(), queue.next()]
        #expect(given.map { $0?.text } == ["/tokens", "/copy", nil])
        #expect(queue.lines.map(\.text) == ["one"] && queue.isHeld)
    }

    @Test(
        "One Ctrl-C holds the queue even where whoever it stops has held it before the editor looks; two take it back")
    func interrupts() {
        let mailbox = ReadMailbox()
        mailbox.withQueue { $0.append(SubmittedLine("one")) }
        mailbox.interrupt()
        mailbox.withQueue { $0.hold() }
        #expect(mailbox.consumeInterrupt() == .holdsQueue)
        #expect(mailbox.consumeInterrupt() == nil)
        mailbox.interrupt()
        #expect(mailbox.consumeInterrupt() == .takesBackQueue)
        mailbox.withQueue { $0.release() }
        mailbox.interrupt()
        mailbox.interrupt()
        #expect(mailbox.consumeInterrupt() == .takesBackQueue)
    }

    @Test("What is typed just after a question appeared is kept for the draft, in order; Ctrl-C and answers are not")
    func questions() {
        let now = ContinuousClock.now
        var guardian = QuestionGuard(blindTime: .milliseconds(300))
        #expect(!keeps(.key(0x79), now, &guardian))
        guardian.begin(at: now)
        #expect(keeps(.key(0x79), now, &guardian))
        #expect(keeps(.key(0x0D), now + .milliseconds(299), &guardian))
        #expect(!keeps(.key(0x03), now, &guardian))
        #expect(!keeps(.reply(.deviceAttributes), now, &guardian))
        #expect(!keeps(.key(0x6E), now + .milliseconds(300), &guardian))
        let (kept, rest) = (guardian.finish(), guardian.finish())
        #expect(kept == [.key(0x79), .key(0x0D)] && rest == [])
        #expect(!keeps(.key(0x79), now, &guardian))
    }

    private func keeps(
        _ event: KeyParser.Event, _ now: ContinuousClock.Instant, _ guardian: inout QuestionGuard
    ) -> Bool {
        guardian.keeps(event, at: now)
    }

    @Test("A size is taken once no other has come for a while, also after a report of the cursor is waited for")
    func resizing() {
        let now = ContinuousClock.now
        let (old, new) = (TerminalSize(columns: 80, rows: 24), TerminalSize(columns: 50, rows: 24))
        var watch = ResizeWatch(old)
        watch.note(old, at: now)
        #expect(!watch.isUnsettled && watch.timeout(at: now) == nil)
        watch.note(new, at: now)
        #expect(watch.isUnsettled && !watch.isDue(at: now + .milliseconds(299)))
        watch.note(TerminalSize(columns: 47, rows: 24), at: now + .milliseconds(200))
        #expect(!watch.isDue(at: now + .milliseconds(499)))
        #expect(watch.isDue(at: now + .milliseconds(500)))
        watch.awaitReport(at: now + .milliseconds(500))
        #expect(watch.awaitsReport && !watch.isDue(at: now + .milliseconds(600)))
        #expect(watch.isDue(at: now + .milliseconds(700)))
        watch.finish(new)
        #expect(!watch.isUnsettled && !watch.awaitsReport)
    }

    @Test(
        "The end of work is told to whoever looks elsewhere, if it took long",
        arguments: [
            (3.0, false, LiveWork.Alarm.bell), (2.9, false, .none), (9, true, .none), (9, nil, .none),
        ] as [(Double, Bool?, LiveWork.Alarm)])
    func work(_ seconds: Double, _ focus: Bool?, _ told: LiveWork.Alarm) {
        let now = ContinuousClock.now
        var watch = WorkWatch()
        let before = [watch.note(nil, at: now), watch.note(LiveWork(alarm: .bell) { _ in .queue }, at: now)]
        #expect(before == [.none, .none])
        #expect(watch.wantsFocus)
        if let focus { watch.receive(focus: focus) }
        let alarm = watch.note(nil, at: now + .seconds(seconds))
        #expect(alarm == told)
        #expect(!watch.isRunning && !watch.wantsFocus)
    }

    @Test("Drafts are kept when they changed, and one that begins with a space never")
    func keeping() async throws {
        let kept = Mailbox<[String]>()
        var keeping = DraftKeeping { kept.put($0) }
        EditlineLock.withLock {
            #expect(keeping.timeout(["a"]) != nil)
            keeping.keep([nil, "a", " secret", ""])
            #expect(keeping.timeout([nil, "a", " secret", ""]) == nil)
            keeping.keep(["a"])
            keeping.keepInTime(["b"])
        }
        #expect(try await kept.next(waitingFor: "drafts") == ["a"])
        kept.put(["end"])
        #expect(try await kept.next(waitingFor: "no more drafts") == ["end"])
    }
}
