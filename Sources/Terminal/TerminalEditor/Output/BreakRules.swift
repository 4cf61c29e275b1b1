/// Where a line may be broken between two signs without a space: around ideographs and kana, but not before signs that
/// end and after signs that begin something (a subset of UAX #14 and of JIS X 4051).
enum BreakRules {
    static func canBreak(_ before: Unicode.Scalar, _ after: Unicode.Scalar) -> Bool {
        guard isIdeographic(before) || isIdeographic(after) else { return false }
        return !closing.contains(after) && !opening.contains(before) && !extends(after) && before != "\u{200D}"
    }

    static func isIdeographic(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x2E80..<0x3130, 0x3190..<0xA4D0, 0xF900..<0xFB00, 0xFE30..<0xFE50, 0xFF01..<0xFFA0, 0x20000..<0x40000:
            true
        default: false
        }
    }

    private static func extends(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0x300 && (scalar.properties.isGraphemeExtend || scalar == "\u{200D}" || scalar == "\u{2060}")
    }

    private static let closing = Set(
        "、。，．・：；？！）］｝」』】〉》〕〗〙〟’”…‥ー々〻ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ゛゜ヽヾゝゞ)]},.:;!?%»›"
            .unicodeScalars)
    private static let opening = Set("（［｛「『【〈《〔〖〘〝‘“([{«‹$￥".unicodeScalars)
}
