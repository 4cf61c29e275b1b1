/// What looking for something in a text that may go on has shown.
enum Scan<Value> {
    /// It is there and ends before an index.
    case found(Value, end: Int)
    /// It is not there, whatever follows.
    case none
    /// That depends on what follows.
    case incomplete
}
