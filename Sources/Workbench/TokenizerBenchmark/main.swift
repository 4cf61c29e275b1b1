import GatewayTokenizers

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

let usage = """
    usage: tokenizer-benchmark time ENCODING FILE [ids]   CPU seconds of one first pass, number of tokens
           tokenizer-benchmark encode ENCODING            records on standard input (see fuzz.py), ids on standard output
    """

func fail(_ message: String) -> Never {
    let text = Array((message + "\n").utf8)
    _ = write(STDERR_FILENO, text, text.count)
    exit(2)
}

/// CPU seconds that this process has used, those of the dynamic linker included.
func cpuSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

func read(_ file: UnsafeMutablePointer<FILE>, upTo count: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: count) { buffer, used in
        used = fread(buffer.baseAddress, 1, count, file)
    }
}

func readAll(_ path: String) -> [UInt8] {
    guard let file = fopen(path, "rb") else { fail("cannot open \(path)") }
    defer { fclose(file) }
    fseek(file, 0, SEEK_END)
    let size = ftell(file)
    rewind(file)
    return read(file, upTo: size)
}

/// Reads records of u32 length and bytes; answers each with u32 count and ids, until the input ends.
func encodeRecords(_ encoding: Encoding) {
    guard let input = fdopen(STDIN_FILENO, "rb"), let output = fdopen(STDOUT_FILENO, "wb") else { return }
    while true {
        let head = read(input, upTo: 4)
        guard head.count == 4 else { break }
        let length = head.reversed().reduce(0) { $0 << 8 | Int($1) }
        let ids = encoding.encode(read(input, upTo: length).span, specials: .none)
        var answer = [UInt32(ids.count).littleEndian]
        answer += ids.map(\.littleEndian)
        _ = answer.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, output) }
    }
    fflush(output)
}

let arguments = CommandLine.arguments
guard arguments.count >= 3, let encoding = Encoding.named(arguments[2]) else { fail(usage) }
switch (arguments[1], arguments.count) {
case ("encode", _):
    encodeRecords(encoding)
case ("time", 4...):
    let bytes = readAll(arguments[3])
    let start = cpuSeconds()
    let count = arguments.count > 4 ? encoding.encode(bytes.span, specials: .none).count : encoding.count(bytes.span)
    let stop = cpuSeconds()
    print(stop - start, count)
default:
    fail(usage)
}
