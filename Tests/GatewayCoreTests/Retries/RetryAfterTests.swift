import Testing

@testable import GatewayCore

@Suite("When a server wants to be asked again")
struct RetryAfterTests {
    @Test(
        "Milliseconds win over seconds, seconds over a date",
        arguments: [
            (["retry-after-ms": "1500", "retry-after": "9"], .seconds(1.5)), (["retry-after": "9"], .seconds(9)),
            (["retry-after-ms": "x", "retry-after": "9"], .seconds(9)),
            (["retry-after": "Sun, 06 Nov 1994 08:49:37 GMT"], .seconds(7)),
            (["retry-after": "Sunday, 06-Nov-94 08:49:37 GMT"], .seconds(7)),
            (["retry-after": "Sun Nov  6 08:49:37 1994"], .seconds(7)),
            (["retry-after": "Sun, 06 Nov 1994 08:49:29 GMT"], nil), (["retry-after": "tomorrow"], nil), ([:], nil),
        ] as [(HTTPHeaders, Duration?)])
    func forms(headers: HTTPHeaders, expected: Duration?) {
        #expect(RetryAfter.read(headers, now: 784_111_770) == expected)
    }

    @Test(
        "A date is meant by the server's clock, whatever ours shows",
        arguments: [
            ("Sun, 06 Nov 1994 08:49:30 GMT", .seconds(7)), ("Sunday, 06-Nov-94 08:49:30 GMT", .seconds(7)),
            ("Sun Nov  6 08:49:37 1994", .zero), ("Sun, 06 Nov 1994 08:49:38 GMT", nil), ("no date", .seconds(7)),
            ("Sun, 06 Nov 1994 08:48:37 GMT", .seconds(60)), ("", .seconds(7)),
        ] as [(String, Duration?)])
    func serverClock(date: String, expected: Duration?) {
        let headers: HTTPHeaders = ["date": date, "retry-after": "Sun, 06 Nov 1994 08:49:37 GMT"]
        // Where it does not tell, our clock is all there is; with it, ours may be years away.
        let isTold = HTTPDate(date) != nil
        for now in isTold ? [0, 784_111_770, 4e9] : [784_111_770] {
            #expect(RetryAfter.read(headers, now: now) == expected)
        }
    }

    @Test(
        "A wait is said in the largest unit of which there are two, and rounded up",
        arguments: [
            (.seconds(1), "1 second"), (.milliseconds(19_500), "20 seconds"), (.seconds(119), "119 seconds"),
            (.seconds(600), "10 minutes"), (.seconds(601), "11 minutes"), (.seconds(3_600), "60 minutes"),
            (.seconds(7_200), "2 hours"), (.seconds(172_800), "2 days"), (.zero, nil),
        ] as [(Duration, String?)])
    func words(wait: Duration, expected: String?) {
        #expect(RetryAfter.words(wait) == expected)
    }

    @Test(
        "Dates are counted through leap years and centuries",
        arguments: [
            ("Thu, 01 Jan 1970 00:00:00 GMT", 0), ("Tue, 29 Feb 2000 23:59:60 GMT", 951_868_800),
            ("Wed, 25 Nov 2026 18:47:52 GMT", 1_795_632_472), ("Mon, 01 Mar 2100 00:00:00 GMT", 4_107_542_400),
        ])
    func dates(text: String, seconds: Int) {
        #expect(HTTPDate(text)?.secondsSince1970 == seconds)
    }

    @Test(
        "What is no date is none",
        arguments: [
            "", "06 Nov 1994", "Sun, 06 Nov 1994 25:00:00 GMT", "Sun, 06 Foo 1994 08:49:37 GMT",
            "Sun, 32 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49 GMT",
            "Sun, 06 Nov 99999999999999999999 08:49:37 GMT",
        ])
    func noDates(text: String) {
        #expect(HTTPDate(text) == nil)
    }
}
