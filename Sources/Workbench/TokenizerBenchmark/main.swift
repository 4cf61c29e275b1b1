import GatewayTokenizers
import ParlanceSystem

let usage = """
    usage: tokenizer-benchmark time ENCODING FILE [ids]   CPU seconds of one first pass, number of tokens
           tokenizer-benchmark encode ENCODING            records on standard input (see fuzz.py), ids on standard output
    """

func fail(_ message: String) -> Never {
    try? FileDescriptor.standardError.write(message + "\n")
    CurrentProcess.leave(2)
}

func readAll(_ path: String) -> [UInt8] {
    guard let bytes = try? OpenFile(path).readAll() else { fail("cannot open \(path)") }
    return bytes
}

/// Reads records of u32 length and bytes; answers each with u32 count and ids, until the input ends.
func encodeRecords(_ encoding: Encoding) {
    while true {
        guard let head = try? FileDescriptor.standardInput.readAll(upTo: 4), head.count == 4 else { break }
        let length = head.reversed().reduce(0) { $0 << 8 | Int($1) }
        guard let record = try? FileDescriptor.standardInput.readAll(upTo: length) else { break }
        let ids = encoding.encode(record.span, specials: .none)
        var answer = [UInt32(ids.count).littleEndian]
        answer += ids.map(\.littleEndian)
        answer.withUnsafeBytes { try? FileDescriptor.standardOutput.write($0) }
    }
}

let arguments = CommandLine.arguments
guard arguments.count >= 3, let encoding = Encoding.named(arguments[2]) else { fail(usage) }
switch (arguments[1], arguments.count) {
case ("encode", _):
    encodeRecords(encoding)
case ("time", 4...):
    let bytes = readAll(arguments[3])
    let start = CurrentProcess.cpuSeconds
    let count = arguments.count > 4 ? encoding.encode(bytes.span, specials: .none).count : encoding.count(bytes.span)
    let stop = CurrentProcess.cpuSeconds
    print(stop - start, count)
default:
    fail(usage)
}
