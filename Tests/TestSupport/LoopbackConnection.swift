import Synchronization
import Foundation

/// One connection of the ``LoopbackServer``: reads requests and carries out the replies, on a thread of its own.
struct LoopbackConnection: Sendable {
    let socket: LoopbackSocket
    let number: Int
    let log: LoopbackLog
    let stopSignal: WakePipe
    let isIncidental: @Sendable (LoopbackRequest) -> Bool
    let handler: LoopbackServer.Handler

    /// Why a connection does not go on.
    private enum Ending: Error {
        /// The reply says so, or the server stops.
        case wanted
        /// The reply says that the connection breaks off.
        case reset
        /// The client has closed the connection.
        case clientGone
    }

    /// Serves requests until the connection ends.
    func serve() {
        var received: [UInt8] = []
        while let request = try? nextRequest(&received) {
            let isIncidental = isIncidental(request)
            if !isIncidental {
                log.requests.withLock { $0.append(request) }
                log.arrivals.put(request)
            }
            do throws(Ending) {
                try send(isIncidental ? .json("{}", status: 404) : handler(request))
            } catch {
                if error == .clientGone { log.disconnections.put(request) }
                if error == .reset { return socket.resetOnClose() }
                break
            }
        }
        socket.finish()
    }

    private func nextRequest(_ received: inout [UInt8]) throws(Ending) -> LoopbackRequest {
        let separator = Array("\r\n\r\n".utf8)
        while true {
            if let end = received.firstRange(of: separator),
                var request = LoopbackRequest(head: received[..<end.lowerBound], connection: number)
            {
                let length = Int(request.headers["content-length"] ?? "") ?? 0
                if received.count - end.upperBound >= length {
                    request.body = Array(received[end.upperBound..<(end.upperBound + length)])
                    received.removeSubrange(..<(end.upperBound + length))
                    return request
                }
            }
            if let first = received.first, !(UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first) {
                // No method begins like this; it may be the beginning of TLS.
                try write(Array("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n".utf8))
                throw .wanted
            }
            guard socket.wait(POLLIN, interrupt: stopSignal.readEnd) != nil else { throw .wanted }
            let bytes = socket.read()
            if bytes.isEmpty {
                log.closings.put(())
                throw .clientGone
            }
            received += bytes
        }
    }

    private func send(_ reply: LoopbackReply) throws(Ending) {
        if let gate = reply.headGate { try wait(for: gate) }
        try write(reply.head)
        var (isChunked, isSplit) = (false, false)
        if case .chunked = reply.framing { isChunked = true }
        for step in reply.steps {
            switch step {
            case .bytes(let bytes): try write(bytes, chunked: isChunked, split: isSplit)
            case .text(let text): try write(Array(text.utf8), chunked: isChunked, split: isSplit)
            case .splitEveryByte: isSplit = true
            case .gate(let gate): try wait(for: gate)
            case .open(let gate): gate.open()
            case .close: throw .wanted
            case .reset: throw .reset
            }
        }
        switch reply.framing {
        case .chunked: try write(Array("0\r\n\r\n".utf8))
        case .contentLength: break
        case .closeDelimited, .raw: throw .wanted
        }
    }

    private func write(_ bytes: [UInt8], chunked: Bool, split: Bool) throws(Ending) {
        let pieces = split ? bytes.map { [$0] } : bytes.isEmpty ? [] : [bytes]
        for piece in pieces {
            let size = Array("\(String(piece.count, radix: 16))\r\n".utf8)
            try write(chunked ? size + piece + Array("\r\n".utf8) : piece)
        }
    }

    private func write(_ bytes: [UInt8]) throws(Ending) {
        var rest = bytes[...]
        while !rest.isEmpty {
            guard socket.wait(POLLOUT, interrupt: stopSignal.readEnd) != nil else { throw .wanted }
            guard let count = socket.write(rest) else { throw .clientGone }
            rest.removeFirst(count)
        }
    }

    /// Waits for the gate, and notices meanwhile when the client closes its connection.
    private func wait(for gate: Gate) throws(Ending) {
        guard let opened = try? WakePipe() else { throw .wanted }
        gate.whenOpen { opened.wake() }
        while true {
            guard let events = socket.wait(POLLIN, or: opened.readEnd, interrupt: stopSignal.readEnd) else {
                throw .wanted
            }
            if events.other != 0 { return }
            // A client that only says more has not gone; nobody here sends two requests at once.
            if events.own != 0, socket.read(peek: true).isEmpty { throw .clientGone }
        }
    }
}
