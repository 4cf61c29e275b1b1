import GatewayCore

extension Turn {
    /// What a model is told of the prompt: texts that were attached, then the prompt; images go before both.
    ///
    /// - Parameter showsImages: Whether the model sees. Otherwise a sentence stands for each image.
    func message(showsImages: Bool) -> Message {
        let shown = showsImages ? attachments.compactMap(\.image) : []
        let told = attachments.filter { !showsImages || $0.image == nil }.map(\.fenced)
        return .user((told + [prompt]).joined(separator: "\n\n"), images: shown)
    }
}
