import CParlanceCurl

/// One transfer as the thread that owns libcurl sees it: an easy handle with its options, callbacks and deadline.
///
/// Not `Sendable`: it is made, used and closed on that thread.
final class CurlExchange {
    let transfer: CurlTransfer
    /// libcurl's handle.
    let easy: UnsafeMutableRawPointer
    /// Silence beyond this moment is an error; `nil` while there is no limit, or while the reader is the slow one.
    private(set) var deadline: ContinuousClock.Instant?
    private var phase = HTTPTransportError.Phase.firstByte
    private var headParser = HTTPHeadParser()
    private var headerLines: UnsafeMutablePointer<curl_slist>?
    private let errorText: UnsafeMutablePointer<CChar>
    /// Something came since the last ``publish()``.
    private var hasNews = false
    private var isPaused = false

    init(_ transfer: CurlTransfer, settings: CurlSettings) throws(HTTPTransportError) {
        guard let easy = ccurl_easy_init() else { throw .library("out of memory") }
        self.transfer = transfer
        self.easy = easy
        errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
        errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        deadline = transfer.request.timeouts.firstByte.map { .now + $0 }
        try configure(settings)
    }

    deinit {
        ccurl_easy_cleanup(easy)
        ccurl_slist_free(headerLines)
        errorText.deallocate()
    }

    /// Lets a paused body flow again.
    func resume() {
        isPaused = false
        extendDeadline()
        ccurl_easy_pause(easy, CURLPAUSE_CONT)
    }

    /// Tells the tasks that wait what has come.
    func publish() {
        guard hasNews else { return }
        hasNews = false
        extendDeadline()
        transfer.signal()
    }

    /// The error when the deadline has passed.
    func timeout(at now: ContinuousClock.Instant) -> HTTPTransportError? {
        guard let deadline, deadline <= now else { return nil }
        return .timedOut(phase, transfer.request)
    }

    /// Translates how libcurl says that the transfer ended.
    func outcome(of code: CURLcode) -> Result<Void, HTTPTransportError> {
        guard code != CURLE_OK else { return .success(()) }
        let text = errorText.pointee == 0 ? ccurl_easy_strerror(code) : UnsafePointer(errorText)
        let detail = text.map { String(cString: $0) } ?? ""
        return .failure(HTTPTransportError(code, detail: detail, request: transfer.request))
    }

    /// Both callers come after the head, so that the limit is the one for silence in the middle of a body.
    private func extendDeadline() {
        deadline = isPaused ? nil : transfer.request.timeouts.idle.map { .now + $0 }
    }

    private func receive(headerLine: UnsafeRawBufferPointer) -> Bool {
        switch headParser.feed(headerLine) {
        case .incomplete: return true
        case .invalid: return false
        case .head(var head):
            head.timings = HTTPTimings(of: easy)
            transfer.receive(head: head)
            phase = .idle
            hasNews = true
            return true
        }
    }

    private func receive(body: UnsafeRawBufferPointer) -> Bool {
        hasNews = true
        isPaused = !transfer.receive(body: body)
        return !isPaused
    }
}

// What the request becomes as options; the names and meanings are those of curl_easy_setopt(3).
extension CurlExchange {
    private func configure(_ settings: CurlSettings) throws(HTTPTransportError) {
        let request = transfer.request
        try set(CURLOPT_ERRORBUFFER, UnsafeMutableRawPointer(errorText))
        try set(CURLOPT_URL, request.url)
        try set(CURLOPT_NOSIGNAL, 1)
        try set(CURLOPT_FOLLOWLOCATION, 0)
        try set(CURLOPT_TCP_NODELAY, 1)
        try set(CURLOPT_TCP_KEEPALIVE, 1)
        try set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
        // Every encoding that the library can decode.
        try set(CURLOPT_ACCEPT_ENCODING, "")
        // A zero would mean libcurl's own default of 300 s.
        let connect = request.timeouts.connect.map { max(1, $0.millisecondsRoundedUp) } ?? Int(Int32.max)
        try set(CURLOPT_CONNECTTIMEOUT_MS, min(connect, Int(Int32.max)))
        // Both are newer than the oldest library that will do. Without the first the schemes are still those that
        // `HTTPRequest.check()` lets pass; without the second canceling waits for a name to be resolved.
        ccurl_set_string(easy, CURLOPT_PROTOCOLS_STR, "http,https")
        ccurl_set_long(easy, CURLOPT_QUICK_EXIT, 1)
        // Set even when there is none: libcurl would look into the environment of the process otherwise.
        let proxy = settings.proxy(for: request)
        try set(CURLOPT_PROXY, proxy?.url ?? "")
        try set(CURLOPT_NOPROXY, proxy?.exceptions ?? "")
        if let file = request.certificateFile ?? settings.certificateFile { try set(CURLOPT_CAINFO, file) }
        if request.method == .post {
            try set(CURLOPT_POST, 1)
            try verify(request.body.withUnsafeBytes { ccurl_set_body(easy, $0.baseAddress, $0.count) })
        }
        try setHeaders(request.headers)
        try setCallbacks()
    }

    private func setHeaders(_ headers: HTTPHeaders) throws(HTTPTransportError) {
        // In curl's lists "Name:" leaves a field out and "Name;" sends it empty. A server that knows no
        // "Expect: 100-continue" would cost a second, and the default type of a POST is a form's.
        var lines = ["Expect:"]
        if headers["Content-Type"] == nil { lines.append("Content-Type:") }
        lines += headers.fields.map { $0.value.isEmpty ? "\($0.name);" : "\($0.name): \($0.value)" }
        for line in lines {
            guard let longer = ccurl_slist_append(headerLines, line) else { throw .library("out of memory") }
            headerLines = longer
        }
        try set(CURLOPT_HTTPHEADER, UnsafeMutableRawPointer(headerLines))
    }

    /// The callbacks get this object unretained: libcurl calls them only from within its functions, and the handle is
    /// closed in `deinit`, so the object is alive whenever they run.
    private func setCallbacks() throws(HTTPTransportError) {
        let context = Unmanaged.passUnretained(self).toOpaque()
        try set(CURLOPT_HEADERDATA, context)
        try set(CURLOPT_WRITEDATA, context)
        try verify(
            ccurl_set_callback(easy, CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
                guard let context else { return 0 }
                let exchange = Unmanaged<CurlExchange>.fromOpaque(context).takeUnretainedValue()
                let line = UnsafeRawBufferPointer(start: bytes, count: size * count)
                return exchange.receive(headerLine: line) ? line.count : 0
            })
        try verify(
            ccurl_set_callback(easy, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
                guard let context else { return 0 }
                let exchange = Unmanaged<CurlExchange>.fromOpaque(context).takeUnretainedValue()
                let body = UnsafeRawBufferPointer(start: bytes, count: size * count)
                return exchange.receive(body: body) ? body.count : Int(CURL_WRITEFUNC_PAUSE)
            })
    }

    private func set(_ option: CURLoption, _ value: Int) throws(HTTPTransportError) {
        try verify(ccurl_set_long(easy, option, value))
    }

    private func set(_ option: CURLoption, _ value: String) throws(HTTPTransportError) {
        try verify(ccurl_set_string(easy, option, value))
    }

    private func set(_ option: CURLoption, _ value: UnsafeMutableRawPointer?) throws(HTTPTransportError) {
        try verify(ccurl_set_pointer(easy, option, value))
    }

    private func verify(_ code: CURLcode) throws(HTTPTransportError) {
        try outcome(of: code).get()
    }
}

extension HTTPTimings {
    /// What libcurl has measured so far (CURLINFO_NAMELOOKUP_TIME_T and its like, in curl_easy_getinfo(3)).
    fileprivate init(of easy: UnsafeMutableRawPointer) {
        func time(_ info: CURLINFO) -> Duration { .microseconds(ccurl_get_microseconds(easy, info)) }
        self.init(
            nameLookup: time(CURLINFO_NAMELOOKUP_TIME_T), connect: time(CURLINFO_CONNECT_TIME_T),
            tls: time(CURLINFO_APPCONNECT_TIME_T), firstByte: time(CURLINFO_STARTTRANSFER_TIME_T))
    }
}

extension Duration {
    /// Rounded up, so that waiting this long is long enough.
    var millisecondsRoundedUp: Int {
        let (seconds, attoseconds) = components
        guard seconds < Int64(Int32.max) else { return Int(Int32.max) * 1000 }
        return Int(seconds) * 1000 + Int((attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
    }
}
