extension Example {
    static let functional: [Example] = [
        Example(
            "haskell",
            ##"""
            ⟨# {- a {- b -} c -}⟩ ⟨k module⟩ ⟨t Main⟩ ⟨k where⟩ ⟨# -- it's⟩
            ⟨f main⟩ :: ⟨t IO⟩ ()
            main = putStrLn ⟨s "a⟩⟨e \"⟩⟨s b"⟩ >> print (foldl' f ⟨s 'c'⟩ xs) --> x
            ⟨k data⟩ ⟨t T⟩ = ⟨t A⟩ | ⟨t B⟩ ⟨k deriving⟩ ⟨t Show⟩

            """##),
        Example(
            "ocaml",
            ##"""
            ⟨# (* a (* b *) c *)⟩ ⟨k let⟩ f (x : ⟨a 'a⟩) = ⟨k match⟩ x ⟨k with⟩ ⟨s 'c'⟩ -> ⟨s "s⟩⟨e \"⟩⟨s "⟩ | _ -> f' x

            """##),
        Example(
            "fsharp",
            ##"""
            ⟨# // c⟩
            ⟨k let⟩ s = ⟨s $"⟩⟨e {⟩x⟨e }⟩⟨s  ⟩⟨e {{⟩⟨s y⟩⟨e }}⟩⟨s "⟩ + ⟨s @"c:\"⟩  ⟨# (* z *)⟩
            ⟨a [<Literal>]⟩ ⟨k type⟩ ⟨a 'a⟩ ⟨t T⟩ = ⟨c None⟩

            """##),
        Example(
            "elixir",
            ##"""
            ⟨k defmodule⟩ ⟨t A⟩.⟨t B⟩ ⟨k do⟩ ⟨# # it's⟩
              ⟨a @doc⟩ ⟨s """
              hi ⟩⟨e #{⟩x⟨e }⟩⟨s 
              """⟩
              ⟨k def⟩ ⟨f f?⟩(a), ⟨k do⟩: ⟨s ~r/a⟩⟨e \/⟩⟨s b⟩⟨e #{⟩c⟨e }⟩⟨s /i⟩ && ⟨c :ok⟩ && ⟨s "x⟩⟨e #{⟩a⟨e }⟩⟨s "⟩ && ⟨s ?"⟩ && %{⟨a key⟩: ⟨s 'q'⟩}
            ⟨k end⟩

            """##),
        Example(
            "erlang",
            ##"""
            ⟨a -module⟩(a). ⟨# % it's⟩
            ⟨f f⟩(⟨g X⟩, ⟨s "s⟩⟨e \"⟩⟨s "⟩) ⟨k when⟩ ⟨g X⟩ > ⟨s $"⟩ -> {⟨c ok⟩, ⟨s 'Atom x'⟩, ⟨t #rec⟩{a = ⟨c ?MAX⟩}, ⟨s $\n⟩}.

            """##),
        Example(
            "clojure",
            ##"""
            (⟨k ns⟩ a.b) ⟨# ; it's⟩
            (⟨k defn⟩ ⟨f f⟩ [x] (⟨f str⟩ ⟨s "a⟩⟨e \"⟩⟨s b"⟩ ⟨s \"⟩ ⟨s \newline⟩ ⟨c :kw⟩ ⟨s #"r⟩⟨e \d⟩⟨s "⟩ (⟨f inc⟩ x) ⟨c nil⟩))

            """##),
        Example(
            "scheme",
            ##"""
            ⟨# #| a #| b |# c |#⟩ (⟨k define⟩ (⟨f f⟩ x) ⟨# ; it's⟩
              (⟨k if⟩ (⟨f eq?⟩ x ⟨s #\"⟩) ⟨s "s⟩⟨e \"⟩⟨s "⟩ '(⟨n 1⟩ ⟨n 2⟩)))

            """##),
        Example(
            "elisp",
            ##"""
            (⟨k defun⟩ ⟨f f⟩ (⟨f x⟩) ⟨s "doc ⟩⟨e \"⟩⟨s q⟩⟨e \"⟩⟨s "⟩ (⟨f eq⟩ x ⟨s ?\"⟩) 'sym) ⟨# ; end⟩

            """##),
        Example(
            "pascal",
            ##"""
            ⟨# { it's }⟩ ⟨k program⟩ ⟨f A⟩; ⟨# (* b *)⟩ ⟨k begin⟩ ⟨f writeln⟩(⟨s 'it⟩⟨e ''⟩⟨s s'⟩); ⟨k end⟩. ⟨# // c⟩

            """##),
        Example(
            "fortran",
            ##"""
            ⟨k program⟩ ⟨f a⟩ ⟨# ! it's⟩
              ⟨k print⟩ *, ⟨s 'it⟩⟨e ''⟩⟨s s'⟩, x
            ⟨k end⟩ ⟨k program⟩

            """##),
    ]
}
