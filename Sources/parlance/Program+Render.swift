import Chat
import Terminal

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension Program {
    /// Shows Markdown.
    func render(_ options: RenderOptions) -> ProgramExit {
        let tool = RenderTool(
            options: MarkdownOptions(
                for: answers.capabilities, width: options.width, showsLinkAddresses: options.addresses),
            output: answers)
        guard let file = options.file, file != "-" else {
            tool.run { StandardInput.readChunk() }
            return .answered
        }
        let descriptor = open(file, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            return fail("The file \(file) cannot be read: \(String(cString: strerror(errno))).", .usage)
        }
        defer { close(descriptor) }
        // Reading a folder fails, which would look like its end.
        var status = stat()
        if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
            return fail("\(file) is a folder.", .usage)
        }
        tool.run { StandardInput.readChunk(from: descriptor) }
        return .answered
    }
}
