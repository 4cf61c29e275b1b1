extension Example {
    static let cFamily: [Example] = [
        Example(
            "c",
            ##"""
            ⟨a #include⟩ ⟨s <stdio.h>⟩
            ⟨a #define⟩ ⟨c MAX_LEN⟩ ⟨n 10⟩ ⟨# /* most */⟩
            ⟨k static⟩ ⟨t size_t⟩ ⟨f count⟩(⟨k const⟩ ⟨t char⟩ *s) { ⟨# // to the end⟩
                ⟨t char⟩ q = ⟨s '"'⟩, e = ⟨s '⟩⟨e \\⟩⟨s '⟩; ⟨k struct⟩ ⟨t node⟩ *n = ⟨c NULL⟩;
                ⟨k return⟩ ⟨f strlen⟩(⟨s "a ⟩⟨e \"⟩⟨s b⟩⟨e \"⟩⟨s  ⟩⟨e \
            ⟩⟨s c"⟩) + ⟨n 0x1fUL⟩;
            }
            ⟨a #error⟩ don't

            """##),
        Example(
            "cpp",
            ##"""
            ⟨k template⟩ <⟨k typename⟩ ⟨t T⟩> ⟨k class⟩ ⟨t Stack⟩ : ⟨k public⟩ ⟨t Base⟩ { ⟨t std⟩::⟨t vector⟩<⟨t T⟩> items_; };
            ⟨k auto⟩ s = ⟨s R"x(no \n "end)" )x"⟩; ⟨k auto⟩ n = ⟨n 1'000'000⟩; ⟨a [[nodiscard]]⟩ ⟨t int⟩ ⟨f f⟩(); ⟨# // done⟩

            """##),
        Example(
            "objc",
            ##"""
            ⟨k @interface⟩ ⟨t Dog⟩ : ⟨t NSObject⟩ ⟨# // a dog⟩
            ⟨k @property⟩ (⟨k nonatomic⟩) ⟨t NSString⟩ *name;
            ⟨k @end⟩
            ⟨t NSString⟩ *s = ⟨s @"wo⟩⟨e \"⟩⟨s of"⟩; [dog bark:⟨c YES⟩];

            """##),
        Example(
            "zig",
            ##"""
            ⟨k const⟩ std = ⟨f @import⟩(⟨s "std"⟩); ⟨# // c⟩
            ⟨k pub⟩ ⟨k fn⟩ ⟨f main⟩() !⟨t void⟩ { ⟨k const⟩ c = ⟨s '⟩⟨e \'⟩⟨s '⟩; ⟨k const⟩ s =
                ⟨s \\line "one⟩
                ⟨s \\two⟩
            ; ⟨k try⟩ std.debug.⟨f print⟩(⟨s "{}⟩⟨e \n⟩⟨s "⟩, .{c}); }

            """##),
        Example(
            "csharp",
            ##"""
            ⟨a #region⟩ Don't
            [⟨t Serializable⟩] ⟨k public⟩ ⟨k class⟩ ⟨t A⟩ { ⟨t string⟩ p = ⟨s @"c:\x⟩⟨e ""⟩⟨s y"⟩, q = ⟨s $"⟩⟨e {⟩name,⟨n 5⟩⟨e }⟩⟨s : ⟩⟨e {{⟩⟨s raw⟩⟨e }}⟩⟨s  ⟩⟨e {⟩⟨f f⟩(⟨s "in"⟩)⟨e }⟩⟨s "⟩; } ⟨# // end⟩
            ⟨k var⟩ t = ⟨s """
              raw "x" \n
              """⟩;

            """##),
        Example(
            "java",
            ##"""
            ⟨# /** Doc */⟩ ⟨a @Override⟩ ⟨k public⟩ ⟨t String⟩ ⟨f name⟩() { ⟨k return⟩ ⟨s "a⟩⟨e \t⟩⟨s b"⟩ + ⟨s 'c'⟩ + ⟨n 1.5f⟩; } ⟨# // x⟩
            ⟨k var⟩ t = ⟨s """
              "hi"
              """⟩; ⟨k class⟩ ⟨t A⟩ ⟨k extends⟩ ⟨t B⟩ {}

            """##),
        Example(
            "kotlin",
            ##"""
            ⟨# /* a /* b */ */⟩ ⟨k fun⟩ ⟨f greet⟩(name: ⟨t String⟩?) = ⟨s "Hi ⟩⟨g $name⟩⟨s  ⟩⟨e ${⟩name?.let { ⟨s "⟩⟨e ${⟩it.length⟨e }⟩⟨s "⟩ }⟨e }\n⟩⟨s "⟩ ⟨# // end⟩
            ⟨k val⟩ raw = ⟨s """c:\d ⟩⟨g $x⟩⟨s """⟩; ⟨a @JvmStatic⟩ ⟨k object⟩ ⟨t One⟩

            """##),
        Example(
            "scala",
            ##"""
            ⟨k def⟩ ⟨f f⟩(x: ⟨t Int⟩): ⟨t String⟩ = ⟨s s"n=⟩⟨g $x⟩⟨s  ⟩⟨e ${⟩x + ⟨n 1⟩⟨e }⟩⟨s "⟩ ⟨# // c⟩
            ⟨k case⟩ ⟨k class⟩ ⟨t P⟩(a: ⟨a 'b⟩) ⟨# /* x /* y */ z */⟩; ⟨k val⟩ c = ⟨s 'c'⟩; ⟨k val⟩ t = ⟨s """a"b"""⟩

            """##),
        Example(
            "groovy",
            ##"""
            ⟨k def⟩ f = ⟨s 'it'⟩ + ⟨s "a ⟩⟨e ${⟩b⟨e }⟩⟨s  ⟩⟨g $c⟩⟨s "⟩ ⟨# // x⟩

            """##),
        Example(
            "go",
            ##"""
            ⟨k package⟩ main ⟨# // x⟩
            ⟨k func⟩ (s *Server) ⟨f Run⟩(a ⟨t string⟩) ⟨t error⟩ { ⟨k return⟩ fmt.⟨f Errorf⟩(⟨s "%d⟩⟨e \n⟩⟨s "⟩, ⟨s 'a'⟩, ⟨s `raw\n
            "x"`⟩) }

            """##),
        Example(
            "dart",
            ##"""
            ⟨k class⟩ ⟨t A⟩ { ⟨k final⟩ s = ⟨s 'a ⟩⟨g $b⟩⟨s  ⟩⟨e ${⟩c.⟨f d⟩(⟨s 'e'⟩)⟨e }⟩⟨s '⟩, r = ⟨s r'\n$x'⟩; } ⟨# /* /* */ */⟩ ⟨# // x⟩

            """##),
        Example(
            "swift",
            ##"""
            ⟨# /* one /* two */ still */⟩ ⟨k import⟩ ⟨t Foundation⟩
            ⟨a @MainActor⟩ ⟨k final⟩ ⟨k class⟩ ⟨t Box⟩<⟨t Item⟩>: ⟨t Sendable⟩ { ⟨# // note⟩
                ⟨k let⟩ text = ⟨s "a⟩⟨e \n\(⟩items.map { ⟨s "⟩⟨e \(⟩⟨g $0⟩⟨e )⟩⟨s "⟩ }.⟨f joined⟩()⟨e )⟩⟨s b"⟩, raw = ⟨s #"c:\d ⟩⟨e \#(⟩x⟨e )⟩⟨s  "q""#⟩
                ⟨k func⟩ ⟨f open⟩(_ key: ⟨t String⟩) ⟨k throws⟩ -> ⟨t Int⟩? { ⟨k return⟩ ⟨n 0xFF_00⟩ + ⟨n 1_000.5e-3⟩ }
            }
            ⟨k let⟩ long = ⟨s """
                "quoted" ⟩⟨e \u{1F600}⟩⟨s 
                """⟩
            ⟨k if⟩ text =~ ⟨s /ab[/]c"/⟩ { ⟨f print⟩(⟨c nil⟩ ?? ⟨a #selector⟩(run)) }

            """##),
        Example(
            "rust",
            ##"""
            ⟨a #[derive(Debug, Clone)]⟩ ⟨# // note⟩
            ⟨k fn⟩ ⟨f first⟩<⟨a 'a⟩>(s: &⟨a 'a⟩ ⟨t str⟩) -> ⟨t Option⟩<⟨t char⟩> { ⟨k let⟩ q = ⟨s '⟩⟨e \'⟩⟨s '⟩; ⟨k let⟩ c = ⟨s 'x'⟩; ⟨f println!⟩(⟨s "{}⟩⟨e \n⟩⟨s "⟩, s); ⟨c None⟩ }
            ⟨# /* a /* b */ c */⟩ ⟨k let⟩ raw = ⟨s r##"say "hi"# "##⟩; ⟨k let⟩ b = ⟨s b"⟩⟨e \x00⟩⟨s "⟩; ⟨k let⟩ n = ⟨n 1_000u32⟩ + ⟨n 0⟩..⟨n 10⟩;
            ⟨k impl⟩<⟨t T⟩: ⟨t Fn⟩() -> ⟨c Self⟩> ⟨t Shape⟩ ⟨k for⟩ ⟨t Circle⟩<⟨a 'static⟩> { ⟨k const⟩ ⟨c MAX⟩: ⟨t usize⟩ = ⟨n 3⟩; }

            """##),
        Example(
            "nim",
            ##"""
            ⟨# #[ a #[ b ]# c ]#⟩ ⟨k proc⟩ ⟨f f⟩(x: ⟨t int⟩): ⟨t string⟩ = ⟨s r"c:\d"⟩ & ⟨s """x"y"""⟩ & ⟨s "z⟩⟨e \"⟩⟨s "⟩ & $⟨s 'c'⟩ ⟨# # it's⟩

            """##),
    ]
}
