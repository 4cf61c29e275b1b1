import GatewayCore
import GatewayJSON

/// A ledger as one JSON object, for programs.
package struct LedgerJSON: Sendable, Hashable {
    /// The object on one line.
    package let text: String

    /// `turns`, each with `turn`, `model`, `reported` (whether all of its tokens were) and, where they are known, `effort`
    /// (the level that was asked for), `usage`, `estimated` (the part of a report that was missing and is counted here),
    /// `cost_usd`, `seconds`; and the sums `models`, `session` and, where a level was asked for or reasoning was
    /// reported, `efforts` by level, each with `usage` (as reported), `estimated` (as counted here), `cost_usd`, and how
    /// many answers these leave out: `uncounted` and `unpriced`. Where a cache had a part in it, `cache_saved_usd` is what
    /// it saved (below 0: what it cost more) of `uncached_cost_usd`.
    package init(_ ledger: TokenLedger) {
        let turns = ledger.entries.map { entry in
            var object: JSONObject = [
                "turn": .integer(entry.turn), "model": .string(entry.model.description),
                "status": .string(entry.status.rawValue), "reported": .bool(entry.isReported),
            ]
            object["effort"] = entry.effort.map { .string($0.rawValue) }
            object["usage"] = entry.usage.map { usage in
                var whole = usage
                whole.unreported = []
                return .object(whole.json)
            }
            if let usage = entry.usage, !entry.isReported, usage.unreported != .all {
                object["estimated"] = [
                    .string(usage.unreported.contains(.prompt) ? "prompt_tokens" : "completion_tokens")
                ]
            }
            object["cost_usd"] = entry.cost.map(JSONValue.number)
            Self.add(entry.saving, to: &object)
            object["seconds"] = (entry.timing?.total.seconds).map(JSONValue.number)
            return JSONValue.object(object)
        }
        var models = JSONObject()
        for model in ledger.models {
            models[model.id.description] = Self.sum(model.account)
        }
        var whole: JSONObject = [
            "turns": .array(turns), "models": .object(models), "session": Self.sum(ledger.session),
        ]
        let efforts = ledger.efforts
        if !efforts.isEmpty {
            whole["efforts"] = .object(efforts.reduce(into: [:]) { $0[$1.name] = Self.sum($1.account) })
        }
        text = JSONValue.object(whole).serialized()
    }

    private static func add(_ saving: CacheSaving?, to object: inout JSONObject) {
        object["cache_saved_usd"] = saving.map { .number($0.saved) }
        object["uncached_cost_usd"] = saving.map { .number($0.whole) }
    }

    private static func sum(_ account: TokenLedger.Account) -> JSONValue {
        var object: JSONObject = ["usage": .object(account.usage.json), "estimated": .object(account.estimated.json)]
        object["cost_usd"] = account.cost.map(JSONValue.number)
        add(account.saving, to: &object)
        if account.uncounted > 0 { object["uncounted"] = .integer(account.uncounted) }
        if account.unpriced > 0 { object["unpriced"] = .integer(account.unpriced) }
        return .object(object)
    }
}
