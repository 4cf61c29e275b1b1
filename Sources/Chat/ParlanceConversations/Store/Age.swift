/// How long ago something was, as a person says it.
package enum Age {
    /// `now`, `5 min`, `3 h`, `2 d`, `6 wk`, `2 y`; `future` of what a clock that was wrong has dated.
    package static func text(_ seconds: Double) -> String {
        guard seconds >= -SessionFile.tolerance else { return "future" }
        let minutes = seconds.isFinite ? Int(min(max(seconds, 0), 1e12) / 60) : 0
        switch minutes {
        case 0: return "now"
        case ..<60: return "\(minutes) min"
        case ..<(48 * 60): return "\(minutes / 60) h"
        case ..<(21 * 24 * 60): return "\(minutes / 60 / 24) d"
        case ..<(104 * 7 * 24 * 60): return "\(minutes / 60 / 24 / 7) wk"
        default: return "\(minutes / 60 / 24 / 365) y"
        }
    }
}
