/// Names and the arrows between them.
struct DirectedGraph {
    private(set) var arrows: [String: Set<String>] = [:]

    mutating func add(_ node: String) {
        arrows[node, default: []].formUnion([])
    }

    mutating func add(from source: String, to target: String) {
        arrows[source, default: []].insert(target)
        add(target)
    }

    var nodes: [String] { arrows.keys.sorted() }

    /// The nodes in layers: each names only nodes of the layers before it. What is left in cycles, or waits for one, is
    /// in no layer.
    var layers: [[String]] {
        var layers: [[String]] = []
        var placed: Set<String> = []
        while true {
            let next = nodes.filter { !placed.contains($0) && arrows[$0, default: []].isSubset(of: placed) }
            if next.isEmpty { return layers }
            placed.formUnion(next)
            layers.append(next)
        }
    }

    /// The largest sets of two or more nodes in which each reaches each other one.
    var cycles: [[String]] {
        var reachable: [String: Set<String>] = [:]
        for node in nodes { reachable[node] = reach(from: node) }
        var cycles: [[String]] = []
        var seen: Set<String> = []
        for node in nodes where !seen.contains(node) {
            let circle = nodes.filter {
                reachable[node, default: []].contains($0) && reachable[$0, default: []].contains(node)
            }
            seen.formUnion(circle)
            if circle.count > 1 { cycles.append(circle) }
        }
        return cycles
    }

    private func reach(from node: String) -> Set<String> {
        var reached: Set<String> = []
        var waiting = [node]
        while let next = waiting.popLast() {
            for target in arrows[next, default: []] where reached.insert(target).inserted { waiting.append(target) }
        }
        return reached
    }
}
