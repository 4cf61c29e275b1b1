extension Example {
    static let markup: [Example] = [
        Example(
            "html",
            ##"""
            ⟨a <!DOCTYPE html>⟩
            ⟨g <p⟩ ⟨a class⟩=⟨s "a⟩⟨e &amp;⟩⟨s b"⟩ ⟨a id⟩=⟨s x⟩⟨g >⟩it's ⟨e &lt;⟩ 1⟨g </p>⟩⟨# <!-- <b> -->⟩
            ⟨g <script>⟩⟨k if⟩ (a < b) { x = ⟨s "</p>"⟩; } ⟨# // c⟩
            ⟨g </script><style>p⟩ { ⟨a color⟩: ⟨c red⟩ }⟨g </style><br/>⟩

            """##),
        Example(
            "xml",
            ##"""
            ⟨a <?xml version="1.0"?>⟩
            ⟨g <a⟩ ⟨a b⟩=⟨s 'c'⟩⟨g >⟩⟨a <![CDATA[⟩⟨s  <x> ⟩⟨a ]]>⟩⟨# <!-- d -->⟩⟨g </a>⟩

            """##),
        Example(
            "css",
            ##"""
            ⟨# /* it's */⟩ ⟨k @media⟩ ⟨c print⟩ { ⟨g a⟩⟨f :hover⟩, ⟨g #id⟩ > ⟨g .c⟩⟨f ::before⟩ { ⟨a color⟩: ⟨n #fff⟩; ⟨a margin⟩: ⟨n -1.5em⟩ ⟨k !important⟩; ⟨a background⟩: ⟨f url⟩(⟨s x//y⟩) } }
            ⟨f :root⟩ { ⟨g --x⟩: ⟨f calc⟩(⟨n 1px⟩ + ⟨n 2px⟩); ⟨a content⟩: ⟨s "a⟩⟨e \"⟩⟨s b"⟩ }

            """##),
        Example(
            "scss",
            ##"""
            ⟨g $x⟩: ⟨n 1px⟩; ⟨# // it's⟩
            ⟨g .a⟩ { &⟨f :hover⟩ { ⟨a width⟩: ⟨g $x⟩; } ⟨g b⟩ { ⟨a color⟩: ⟨c red⟩; } ⟨e #{⟩⟨g $p⟩⟨e }⟩⟨g -c⟩ { ⟨a top⟩: ⟨n 0⟩ } }

            """##),
        Example(
            "markdown",
            ##"""
            ⟨k # Title `x`⟩
            ⟨k -⟩ item **b** ⟨s `code`⟩ [l](⟨s http://x⟩) ⟨g <b>⟩

            ```⟨a swift⟩
            ⟨k let⟩ a = ⟨s "b"⟩
            ```
            ~~~
            ⟨s plain
            ⟩~~~
            > q ⟨# <!-- c -->⟩

            """##),
        Example(
            "diff",
            ##"""
            ⟨k diff --git a/x b/x⟩
            ⟨k --- a/x⟩
            ⟨k +++ b/x⟩
            ⟨f @@ -1,2 +1,2 @@ f⟩
             same
            ⟨- -old⟩
            ⟨+ +new⟩
            ⟨# \ No newline⟩

            """##),
        Example(
            "latex",
            ##"""
            ⟨k \section⟩{A} ⟨# % it's⟩
            ⟨n 100⟩⟨e \%⟩ of $x^⟨n 2⟩$ ⟨s \verb|%|⟩ ⟨s \begin{verbatim}
            % no
            \end{verbatim}⟩

            """##),
        Example(
            "vim",
            ##"""
            ⟨# " it's⟩
            ⟨k function!⟩ ⟨f s:F⟩(x) ⟨k abort⟩
              ⟨k let⟩ g:y = ⟨s 'a⟩⟨e ''⟩⟨s b'⟩ . ⟨s "c⟩⟨e \"⟩⟨s "⟩ 
            ⟨k endfunction⟩

            """##),
        Example(
            "asm",
            ##"""
            ⟨# ; it's⟩
            ⟨f main⟩:
                ⟨k mov⟩ ⟨g rax⟩, ⟨n 0x10⟩ ⟨# ; c⟩
                ⟨a .ascii⟩ ⟨s "a⟩⟨e \"⟩⟨s b"⟩
                ⟨k movl⟩ ⟨g %eax⟩, $⟨n 5⟩ ⟨# # d⟩

            """##),
        Example(
            "llvm",
            ##"""
            ⟨k define⟩ ⟨t i32⟩ ⟨f @main⟩(⟨t i32⟩ ⟨g %x⟩) { ⟨# ; c⟩
              ⟨g %1⟩ = ⟨k add⟩ ⟨t i32⟩ ⟨g %x⟩, ⟨n 1⟩
              ⟨k ret⟩ ⟨t i32⟩ ⟨g %1⟩ }

            """##),
    ]
}
