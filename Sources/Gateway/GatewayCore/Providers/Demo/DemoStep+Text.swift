extension DemoStep {
    /// The title of what it shows.
    var heading: String {
        switch self {
        case .table: "A table"
        case .code: "Code"
        case .text: "Text as it was written"
        case .checked: "A checked answer"
        case .tokens: "Tokens and money"
        case .branches: "Branches"
        case .connect: "Connect a real model"
        }
    }

    /// What it shows, in Markdown.
    var text: String {
        switch self {
        case .table:
            """
            | Planet | Diameter | Day | Moons |
            |:-------|---------:|----:|------:|
            | Earth  | 12,756 km | 24.0 h | 1 |
            | Mars   |  6,792 km | 24.7 h | 2 |
            | Jupiter | 142,984 km | 9.9 h | 97 |
            | Saturn | 120,536 km | 10.7 h | 274 |

            Columns keep their alignment, and cells wrap where the window is narrow.
            """
        case .code:
            """
            ```python
            def primes(limit):
                \"""Yields the prime numbers below a limit.\"""
                sieve = [True] * limit
                for n in range(2, limit):
                    if sieve[n]:
                        yield n
                        sieve[n * n::n] = [False] * len(sieve[n * n::n])

            print(*primes(50))  # 2 3 5 7 11 …
            ```

            `/copy 1` puts this block on the clipboard, `/copy` the whole answer. `/theme` changes the colors.
            """
        case .text:
            """
            Roses are read as they come,
            line after line,
            and 5*3*2 keeps its stars.

            The roots are $x = \\frac{-b \\pm \\sqrt{b^2 - 4ac}}{2a}$, and

            $$\\sum_{k=1}^{n} k = \\frac{n(n+1)}{2}$$

            - 中文與**重點**並列
            - Zażółć gęślą jaźń
            - 👩‍🚀 is one character

            `/raw` shows the source of all that.
            """
        case .checked:
            """
            Parlance can ask for JSON and check what arrives. Send these two lines:

            ```
            /schema name, age int
            Invent a person
            ```

            The answer is checked, and one that doesn't match is sent back for repair. `/schema save people.jsonl` keeps \
            the results, and `/schema off` returns to text.
            """
        case .tokens:
            """
            While you type, the row behind the prompt counts what you would send; below each answer is what it took.

            - `/tokens` draws the window as a bar and lists every turn.
            - Ctrl-T keeps the numbers in view.
            - `/budget 0.50` asks before more than 50 cents are spent.
            - `/compact` continues from a summary when the window is nearly full.

            The demo costs nothing: amounts marked *sample* only show where money is displayed. They are in no budget \
            and in no report.
            """
        case .branches:
            """
            Nothing you try is lost:

            - `/retry` gives another answer to the same prompt, beside the first.
            - `/tree` draws both, and `/go 1` continues from the first turn.
            - `/compare demo:tour demo:brief -- Who are you?` asks two models at once.
            """
        case .connect:
            """
            1. Set a key and start again (or store it: `parlance keys set openai`):
               - OpenAI: `export OPENAI_API_KEY=…`
               - Mistral: `export MISTRAL_API_KEY=…`
               - Anthropic, Gemini, OpenRouter, Groq and others: `/model list` shows their variables.
            2. Or install a small model on this machine: `parlance local setup`, then `parlance -m local`.
            3. Or use a server of your own that speaks the OpenAI protocol:

            ```sh
            export OPENAI_BASE_URL=http://127.0.0.1:8080/v1 OPENAI_API_KEY=any
            export DEFAULT_LLM_MODEL=openai:NAME-OF-THE-MODEL
            ```
            """
        }
    }
}
