import Foundation
import Testing

/// The README is what people see first: it stays short, and what it points at is there.
@Suite struct ReadmeTests {
    private let readme: Readme

    init() throws {
        readme = try Readme()
    }

    @Test("It has at most 200 lines")
    func length() {
        // The last line ends, so that an empty one follows.
        #expect(readme.lines.count - 1 <= 200)
    }

    @Test("What it links to is in the repository")
    func links() {
        #expect(!readme.links.isEmpty)
        for link in readme.links where !link.target.hasPrefix("https://") {
            let path = String(link.target.prefix { $0 != "#" })
            let file = Readme.repository.appending(path: path)
            #expect(FileManager.default.fileExists(atPath: file.path), "\(link.target)")
            #expect(!path.hasPrefix("/"), "\(link.target)")
        }
    }

    @Test("Every article of the guide is linked, but for the page that only lists them")
    func guide() throws {
        let articles = try Readme.files(in: "Sources/parlance/Parlance.docc").filter { !$0.hasSuffix("/Parlance.md") }
        #expect(!articles.isEmpty)
        #expect(Set(articles).subtracting(readme.links.map(\.target)) == [])
    }

    @Test("Its pictures are those that the script makes, small, with words for those who can't see them")
    func pictures() throws {
        let pictures = readme.links.filter(\.isPicture)
        let files = try Readme.files(in: ".github/pictures").filter { $0.hasSuffix(".svg") }
        #expect(pictures.map(\.target).sorted() == files)
        for picture in pictures {
            let text = try Readme.text(of: picture.target)
            #expect(picture.text.count > 40, "\(picture.target)")
            #expect(text.utf8.count < 60_000, "\(picture.target)")
            for part in ["<title", "<desc", "prefers-color-scheme:dark", "role=\"img\""] {
                #expect(text.contains(part), "\(picture.target): \(part)")
            }
            // What a page that shows it as an image would not load.
            let foreign = text.replacing("http://www.w3.org/2000/svg", with: "")
            for part in ["<script", "href", "url(", "@import", "@font-face", "http"] {
                #expect(!foreign.contains(part), "\(picture.target): \(part)")
            }
        }
    }

    @Test("What moves in a picture keeps still for those who ask for it, and ends by itself")
    func motion() throws {
        for picture in readme.links.filter(\.isPicture) {
            let text = try Readme.text(of: picture.target)
            #expect(!text.contains("infinite"), "\(picture.target)")
            #expect(text.contains("animation") == text.contains("prefers-reduced-motion:reduce"), "\(picture.target)")
        }
    }

    @Test("What makes a change ready is exactly what continuous integration runs, on both pages")
    func commands() throws {
        let script = try Readme.text(of: ".ci/run").split(separator: "\n").map(String.init)
        // What comes before only prepares the machine.
        let begin = try #require(script.lastIndex(of: "fi"))
        let run = script[(begin + 1)...].filter { $0.contains(/^(swift|PARLANCE_|\.ci\/)/) }
        #expect(readme.commands(in: "Build and test") == run)
        // Who contributes need not make the release.
        let contributing = try Readme(path: ".github/CONTRIBUTING.md").commands(in: "Build, check, test")
        #expect(contributing.filter { !$0.contains("apt-get") } == run.filter { !$0.hasPrefix(".ci/") })
    }

    @Test("A page is read as Markdown reads it")
    func reading() {
        let readme = Readme(
            text: """
                # T
                ![A
                b](x.svg) and [c](d.md#e).
                ## One

                Text.

                ```sh
                first
                second
                ```
                ## Two
                """)
        #expect(readme.links.map(\.target) == ["x.svg", "d.md#e"])
        #expect(readme.links.map(\.isPicture) == [true, false])
        #expect(readme.links.map(\.text) == ["A\nb", "c"])
        #expect(readme.commands(in: "One") == ["first", "second"])
        #expect(readme.commands(in: "Two") == [])
    }
}
