/// Every control sequence Parlance writes: the allow-list. Nothing else that begins with ESC reaches the terminal.
///
/// The names in brackets are those of ECMA-48 and of DEC's manuals.
enum ControlSequence: Sendable, Hashable {
    /// Moves the cursor to the first cell of its row.
    case carriageReturn
    /// Moves the cursor down a row, in the same column; in the last row the screen scrolls (IND). Unlike a line feed it
    /// is no business of the terminal driver, which turns that into CR LF.
    case index
    /// Moves the cursor up so many rows, as far as there are any (CUU); none for 0.
    case cursorUp(Int)
    /// Moves the cursor down so many rows, as far as there are any (CUD); none for 0.
    case cursorDown(Int)
    /// Moves the cursor to a cell of its row, counted from 1 (CHA).
    case cursorColumn(Int)
    /// Moves the cursor to the first cell of the screen (CUP).
    case cursorHome
    /// Begins a line, as the terminal driver makes of it.
    case lineBreak
    /// Rings the bell, or flashes.
    case bell
    /// Remembers where the cursor is (DECSC).
    case saveCursor
    /// Moves the cursor to the place that was remembered (DECRC).
    case restoreCursor
    /// Erases from the cursor to the end of the screen (ED 0).
    case eraseBelow
    /// Erases the screen (ED 2).
    case eraseScreen
    /// Erases from the cursor to the end of its row (EL 0).
    case eraseLine
    /// Inserts so many empty rows at that of the cursor; the rows from there on move down, those at the end of the
    /// screen leave it (IL).
    case insertLines(Int)
    /// Whether text goes on in the next row at the right edge; otherwise it stays in the last cell (DECAWM).
    case autowrap(Bool)
    /// Whether what is pasted comes between marks (xterm, "Bracketed Paste Mode").
    case bracketedPaste(Bool)
    /// Whether the terminal tells when its window gets the focus and loses it (xterm, "FocusIn/FocusOut").
    case focusReports(Bool)
    /// Asks where the cursor is (DSR 6; the answer is CPR).
    case askCursor
    /// Shows a notification on the desktop (OSC 9, as iTerm2 has it).
    case notification(String)
    /// Asks for the background (xterm, "Operating System Commands", OSC 11).
    case askBackground
    /// Asks for the device attributes (DA1).
    case askDeviceAttributes
    /// Begins or ends changes that a terminal shows all at once, if it knows of this:
    /// https://gist.github.com/christianparpart/d8a62cc1ab659194337d73e399004036
    case synchronizedUpdate(Bool)
    /// Sets colors and attributes (SGR).
    case style([UInt8])
    /// Returns to the terminal's own colors (SGR 0).
    case resetStyle
    /// What follows leads to an address, or to none (OSC 8:
    /// https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda).
    case link(LinkAddress?)
    /// Puts bytes on the clipboard (OSC 52, xterm's "Manipulate Selection Data").
    case setClipboard([UInt8])

    /// The characters to write.
    var characters: String {
        switch self {
        case .carriageReturn: "\r"
        case .index: "\u{1B}D"
        case .cursorUp(let rows): rows < 1 ? "" : rows == 1 ? "\u{1B}[A" : "\u{1B}[\(rows)A"
        case .cursorDown(let rows): rows < 1 ? "" : rows == 1 ? "\u{1B}[B" : "\u{1B}[\(rows)B"
        case .cursorColumn(let column): "\u{1B}[\(column)G"
        case .cursorHome: "\u{1B}[H"
        case .lineBreak: "\n"
        case .bell: "\u{7}"
        case .saveCursor: "\u{1B}7"
        case .restoreCursor: "\u{1B}8"
        case .eraseBelow: "\u{1B}[J"
        case .eraseScreen: "\u{1B}[2J"
        case .eraseLine: "\u{1B}[K"
        case .insertLines(let rows): rows < 1 ? "" : rows == 1 ? "\u{1B}[L" : "\u{1B}[\(rows)L"
        case .autowrap(let isOn): "\u{1B}[?7" + (isOn ? "h" : "l")
        case .bracketedPaste(let isOn): "\u{1B}[?2004" + (isOn ? "h" : "l")
        case .focusReports(let isOn): "\u{1B}[?1004" + (isOn ? "h" : "l")
        case .askCursor: "\u{1B}[6n"
        case .notification(let text): "\u{1B}]9;" + text.filter { !$0.isControl } + "\u{7}"
        case .askBackground: "\u{1B}]11;?\u{7}"
        case .askDeviceAttributes: "\u{1B}[c"
        case .synchronizedUpdate(let begins): "\u{1B}[?2026" + (begins ? "h" : "l")
        case .style(let parameters): "\u{1B}[" + parameters.map(String.init).joined(separator: ";") + "m"
        case .resetStyle: "\u{1B}[0m"
        case .link(let address): "\u{1B}]8;;\(address?.text ?? "")\u{1B}\\"
        case .setClipboard(let bytes): "\u{1B}]52;c;" + Base64.encode(bytes) + "\u{7}"
        }
    }
}

extension Character {
    /// Whether a terminal may take it for a command, or for the end of one.
    fileprivate var isControl: Bool {
        unicodeScalars.contains { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) }
    }
}
