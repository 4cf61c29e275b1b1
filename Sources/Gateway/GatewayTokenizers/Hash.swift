/// The perfect hash's arithmetic, which `generate.py` repeats.
enum Hash {
    static var factor1: UInt64 { 0x9E37_79B9_7F4A_7C15 }
    static var factor2: UInt64 { 0xBF58_476D_1CE4_E5B9 }
    static var factor3: UInt64 { 0x94D0_49BB_1331_11EB }

    @inline(__always)
    static func both(_ key: UInt64) -> (hash: UInt64, mixed: UInt64) {
        let hash = key &* factor1
        return (hash, hash ^ hash &>> 32)
    }

    @inline(__always)
    static func slot(_ mixed: UInt64, _ pilot: UInt16, _ slots: UInt64) -> UInt64 {
        let factor = (UInt64(pilot) &* 2 &+ 1) &* factor2
        return (((mixed &* factor) &>> 32) &* slots) &>> 32
    }

    @inline(__always)
    static func spread(_ word: UInt64, _ factor: UInt64, _ turn: UInt64) -> UInt64 {
        let product = (word ^ word &>> 32) &* factor
        return product &<< turn | product &>> (64 &- turn)
    }
}
