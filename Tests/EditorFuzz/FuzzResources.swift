import ParlanceSystem

/// What the process holds of the system, where the system tells.
struct FuzzResources {
    var files: Int
    var threads: Int
    var residentKiB: Int

    static var now: FuzzResources? {
        guard ProcessFiles.exist, let files = try? DirectoryEntries("/proc/self/fd"),
            let threads = try? DirectoryEntries("/proc/self/task"),
            let bytes = try? OpenFile("/proc/self/statm").readAll()
        else { return nil }
        let pages = String(decoding: bytes, as: UTF8.self).split(separator: " ").compactMap { Int($0) }
        guard pages.count > 1 else { return nil }
        return FuzzResources(
            files: files.reduce(0) { count, _ in count + 1 }, threads: threads.reduce(0) { count, _ in count + 1 },
            residentKiB: pages[1] * 4)
    }
}

extension FuzzResources: CustomStringConvertible {
    var description: String { "\(files) files, \(threads) threads, \(residentKiB) KiB resident" }
}
