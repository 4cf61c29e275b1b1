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
        guard let file = options.file else {
            tool.run { StandardInput.readChunk() }
            return .answered
        }
        let descriptor = open(file, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            return fail("The file \(file) cannot be read: \(String(cString: strerror(errno))).", .usage)
        }
        defer { close(descriptor) }
        tool.run { StandardInput.readChunk(from: descriptor) }
        return .answered
    }
}
