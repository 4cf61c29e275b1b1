import GatewayCore
import ParlanceConversations

extension HTTPExchange {
    /// The exchange as a person reads it: heads, bodies and times.
    var debugText: String {
        var lines = ["\(method.rawValue) \(url)"]
        lines += requestHeaders.fields.map { "> \($0.name): \($0.value)" }
        if !requestBody.isEmpty { lines += ["", String(decoding: requestBody, as: UTF8.self), ""] }
        if let status { lines.append("< \(status)") }
        lines += responseHeaders.fields.map { "< \($0.name): \($0.value)" }
        if !responseBody.isEmpty { lines += ["", String(decoding: responseBody, as: UTF8.self)] }
        if responseLength > responseBody.count, responseBody.count >= Self.bodyLimit {
            lines.append("(the first \(Self.bodyLimit) of \(responseLength) bytes)")
        }
        lines.append("= " + times.joined(separator: " · "))
        return lines.joined(separator: "\n")
    }

    /// How long what took.
    var times: [String] {
        var times: [String] = []
        if let timings {
            if timings.connect > .zero {
                times += ["DNS \(timings.nameLookup.debugText)", "connected \(timings.connect.debugText)"]
                if timings.tls > .zero { times.append("TLS \(timings.tls.debugText)") }
            } else {
                times.append("on an open connection")
            }
            times.append("first byte \(timings.firstByte.debugText)")
        }
        times.append("end \(duration.debugText)")
        if isAbandoned { times.append("abandoned after \(responseLength) bytes") }
        if let failure { times.append(failure) }
        return times
    }
}

extension CallReport {
    /// The call in a line.
    var debugText: String {
        var parts = ["call to \(model)"]
        if retries > 0 { parts.append(retries == 1 ? "1 retry" : "\(retries) retries") }
        if let firstToken { parts.append("first token \(firstToken.debugText)") }
        parts.append("end \(duration.debugText)")
        if let usage { parts.append("\(usage.promptTokens) in, \(usage.completionTokens) out") }
        parts.append(failure?.rawValue ?? finishReason?.rawValue ?? "no finish reason")
        return parts.joined(separator: " · ")
    }
}

extension Duration {
    fileprivate var debugText: String { (seconds * 1000).text(places: 1) + " ms" }
}
