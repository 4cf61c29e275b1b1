extension ChildProcess {
    /// Runs the program without input and hands out its output piece by piece, so that none of it is held.
    ///
    /// - Parameter receive: Gets each piece; once it returns false the program is killed.
    /// - Returns: The exit status; `nil` when the program was killed.
    /// - Throws: ``ChildProcessError`` when it cannot be started.
    package func run(receive: (ArraySlice<UInt8>) -> Bool) throws(ChildProcessError) -> Int32? {
        let spawned = try spawn()
        systemClose(spawned.input)
        var isWanted = true
        do {
            let output = OpenFile(owning: spawned.output)
            while isWanted, let piece = try? output.readPiece(), !piece.isEmpty { isWanted = receive(piece[...]) }
        }
        if !isWanted { spawned.process.send(.kill) }
        let status = spawned.process.wait().shellCode
        return isWanted ? status : nil
    }
}
