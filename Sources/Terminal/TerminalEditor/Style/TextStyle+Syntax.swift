package import TerminalHighlighting

extension TextStyle {
    /// The style of a piece of source text.
    package init(_ role: SyntaxRole) {
        switch role {
        case .keyword: self = .codeKeyword
        case .type: self = .codeType
        case .function: self = .codeFunction
        case .constant: self = .codeConstant
        case .string: self = .codeString
        case .escape: self = .codeEscape
        case .number: self = .codeNumber
        case .comment: self = .codeComment
        case .attribute: self = .codeAttribute
        case .tag: self = .codeTag
        case .operator: self = .codeOperator
        case .punctuation: self = .codePunctuation
        case .inserted: self = .codeInserted
        case .deleted: self = .codeDeleted
        case .plain: self = .plain
        }
    }
}
