/// What a server says of a model that somebody named and that is not known beforehand.
package enum ModelRecognition: Sendable, Hashable {
    /// It lists the model.
    case listed
    /// Its list has other models.
    case notListed
    /// It reports no list, as servers do that serve whatever they are asked for.
    case noList
    /// It could not be asked.
    case unreachable(GatewayError)
}
