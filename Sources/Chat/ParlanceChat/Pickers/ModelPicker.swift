import GatewayCore
import ParlanceConversations
import TerminalEditor

/// The models to choose from: profiles, what can be asked, and what lacks a key.
struct ModelPicker: Sendable {
    /// The word after a name that asks for its provider's key first.
    static let keyWord = "key"

    /// The names in their order.
    let names: [ModelName]
    /// The list.
    let picker: Picker

    init(
        session: Session, factory: LLMGatewayFactory, calibrations: Calibrations, cache: CacheLife? = nil
    ) {
        var names = factory.modelNames()
        let (model, profile) = (session.settings.model, session.settings.profile)
        let isListed = names.contains { $0.isProfile ? $0.text == profile : $0.id == model }
        // What answers now is there, although nobody may know it.
        if !isListed, !model.model.isEmpty { names.insert(ModelName(text: model.description, id: model), at: 0) }
        let rows = ModelRows(session: session, factory: factory, calibrations: calibrations, cache: cache)
        let current = names.firstIndex { $0.isProfile ? $0.text == profile : profile == nil && $0.id == model }
        self.names = names
        picker = Picker(
            title: "Model",
            items: names.map { name in
                let key = name.missingKey == nil ? "" : " " + Self.keyWord
                return Picker.Item(
                    name.text,
                    keywords: name.isProfile ? "profile \(name.id?.description ?? "")" : name.missingKey ?? "",
                    line: "/model \(name.text)\(key)")
            },
            selection: current ?? 0
        ) { [names] index, cells in
            names.indices.contains(index) ? rows.row(of: names[index]).text(cells: cells) : StyledText()
        }
    }
}
