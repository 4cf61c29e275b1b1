import Testing

@testable import TerminalEditor

@Suite("Colours")
struct RGBTests {
    @Test("Hexadecimal colours, with and without the sign")
    func hex() {
        #expect(["#0a1B2c", "0A1b2C"].map { RGB(hex: $0) } == [RGB(10, 27, 44), RGB(10, 27, 44)])
        #expect(
            ["", "#fff", "0a1b2", "0a1b2c3", "##a1b2c", "+a1b2c", "0a1b2g", "٠a1b2c"].allSatisfy { RGB(hex: $0) == nil }
        )
    }

    @Test(
        "Colours as terminals report them",
        arguments: [
            ("rgb:1616/1c1c/2626", RGB(0x16, 0x1C, 0x26)), ("rgb:16/1c/26", RGB(0x16, 0x1C, 0x26)),
            ("rgb:f/0/8", RGB(255, 0, 136)), ("rgb:fff/000/800", RGB(255, 0, 128)),
            ("RGB:FFFF/0000/8000", RGB(255, 0, 128)), ("rgba:1616/1c1c/2626/ffff", RGB(0x16, 0x1C, 0x26)),
            ("#161c26", RGB(0x16, 0x1C, 0x26)), ("#16161c1c2626", RGB(0x16, 0x1C, 0x26)), ("#f08", RGB(255, 0, 136)),
        ])
    func xColor(_ text: String, _ color: RGB) {
        #expect(RGB(xColor: text) == color)
    }

    @Test(
        "What is no colour",
        arguments: [
            "", "?", "rgb:", "rgb:1/2", "rgb:1/2/3/4", "rgba:1/2/3", "rgb:12345/0/0",
            "rgb:-1/0/0", "rgb:/0/0", "hsl:1/2/3", "#12", "#1234567", "#gg0000", "red",
        ])
    func noXColor(_ text: String) {
        #expect(RGB(xColor: text) == nil)
    }

    @Test("Contrast is that of WCAG 2.2, whichever colour is the text")
    func contrast() {
        let (black, white, grey) = (RGB(0, 0, 0), RGB(255, 255, 255), RGB(0x77, 0x77, 0x77))
        #expect(abs(black.contrast(with: white) - 21) < 1e-9)
        #expect(white.contrast(with: white) == 1)
        // The well-known gray that just fails on white: 4.48 to 1.
        #expect((4.47..<4.49).contains(grey.contrast(with: white)))
        #expect(grey.contrast(with: white) == white.contrast(with: grey))
    }

    @Test("Dark is where white text reads better")
    func dark() {
        let dark = [RGB(0, 0, 0), RGB(0x28, 0x2C, 0x34), RGB(0, 0x2B, 0x36), RGB(0, 0, 255), RGB(0x60, 0x60, 0x60)]
        let light = [RGB(255, 255, 255), RGB(0xFD, 0xF6, 0xE3), RGB(0, 255, 0), RGB(0x90, 0x90, 0x90)]
        #expect(dark.allSatisfy { $0.isDark })
        #expect(!light.contains { $0.isDark })
    }

    @Test("OKLab of the colours whose values its author gives")
    func okLab() {
        let white = OKLab(RGB(255, 255, 255))
        #expect(abs(white.lightness - 1) < 1e-4 && white.chroma < 1e-4)
        let hues = [RGB(255, 0, 0), RGB(0, 255, 0), RGB(0, 0, 255)].map { OKLab($0).hue.rounded() }
        #expect(hues == [29, 142, 264])
    }

    @Test("Every colour of the 256 is its own nearest")
    func ownNearest() {
        for number in UInt8(16)...255 {
            let nearest = XtermColors.number(nearest: XtermColors.color(number))
            #expect(XtermColors.color(nearest) == XtermColors.color(number))
        }
    }

    @Test(
        "Others go to the one that looks nearest: greys to greys, a hue to its hue",
        arguments: [
            (RGB(0x81, 0x8A, 0x98), UInt8(245)), (RGB(1, 1, 1), 16), (RGB(0xFE, 0xFE, 0xFE), 231),
            (RGB(0xF6, 0x81, 0x7F), 210),
            (RGB(0x13, 0x13, 0x13), 233),
        ] as [(RGB, UInt8)])
    func nearest(_ color: RGB, _ number: UInt8) {
        #expect(XtermColors.number(nearest: color) == number)
    }

    @Test(
        "With 16 colours a colour keeps its hue, orange is yellow, and greys have none",
        arguments: [
            (RGB(0xF6, 0x81, 0x7F), ANSIColor.red), (RGB(0xED, 0x9A, 0x5E), .yellow), (RGB(0xD6, 0xB3, 0x58), .yellow),
            (RGB(0x80, 0xBF, 0x71), .green), (RGB(0x53, 0xC0, 0xBF), .cyan), (RGB(0x70, 0xA6, 0xEC), .blue),
            (RGB(0xC4, 0x92, 0xE3), .magenta), (RGB(0xFF, 0x40, 0x80), .red), (RGB(0x81, 0x8A, 0x98), nil),
            (RGB(0, 0, 0), nil),
            (RGB(255, 255, 255), nil),
        ] as [(RGB, ANSIColor?)])
    func sixteen(_ color: RGB, _ ansi: ANSIColor?) {
        #expect(ANSIColor(hueOf: color) == ansi)
    }
}
