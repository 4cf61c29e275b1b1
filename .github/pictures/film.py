"""Turns the frames of a terminal into groups of rows that appear and disappear by style rules."""

from dataclasses import dataclass, replace

from drawing import Theme, row_markup
from terminal import Frame, Row

# How often a film is played, and how many seconds its poster stays before it begins, and its end before the next round.
ROUNDS, POSTER, REST = 3, 5.0, 5.0


@dataclass(frozen=True)
class Version:
    """What a row showed from one time to another."""

    markup: str
    start: float
    end: float


@dataclass(frozen=True)
class Film:
    """Frames, after the one of them that is shown first, and alone where nothing moves."""

    poster: Frame
    scenes: list[Frame]
    theme: Theme

    @property
    def _start(self) -> float:
        return self.scenes[0].time - POSTER

    @property
    def frames(self) -> list[Frame]:
        """The poster, then the scenes."""
        return [replace(self.poster, time=self._start), *self.scenes]

    @property
    def _end(self) -> float:
        return self.scenes[-1].time + REST

    def content(self) -> str:
        """The rows, each version once; versions of the same times are together."""
        groups = []
        for name, versions in self._named():
            markup = "".join(version.markup for version in versions)
            groups.append(f'<g class="{name}">{markup}</g>')
        return "\n".join(groups)

    def rules(self) -> str:
        """When each group is visible."""
        rules = [
            f"g{{animation:{self._end - self._start:.1f}s step-end {ROUNDS} forwards}}",
            # Without motion the rules' own values hold, which are the still's.
            "@media (prefers-reduced-motion:reduce){g{animation:none!important}}",
        ]
        for name, versions in self._named():
            rules.append(self._visibility(name, versions[0]))
        return "\n".join(rules)

    # MARK: Times

    def _named(self) -> list[tuple[str, list[Version]]]:
        together: dict[tuple[float, float], list[Version]] = {}
        for version in self._versions():
            together.setdefault((version.start, version.end), []).append(version)
        return [(f"k{number}", versions) for number, versions in enumerate(together.values())]

    def _versions(self) -> list[Version]:
        versions: list[Version] = []
        current: dict[int, tuple[Row, float]] = {}

        def close(number: int, end: float) -> None:
            row, start = current[number]
            versions.append(Version(row_markup(row, number, self.theme), start, end))

        for frame in self.frames:
            for number, row in enumerate(frame.rows):
                if number in current and current[number][0] == row:
                    continue
                if number in current:
                    close(number, frame.time)
                current[number] = (row, frame.time)
        for number in current:
            close(number, self._end)
        return [version for version in versions if version.markup]

    def _percent(self, time: float) -> str:
        return f"{100 * (time - self._start) / (self._end - self._start):.1f}%"

    def _visibility(self, name: str, version: Version) -> str:
        steps = ["0%{visibility:hidden}"] if version.start > self._start else []
        steps.append(f"{self._percent(version.start)}{{visibility:visible}}")
        # The last step is what remains after the last round.
        last = "visible" if version.end >= self._end else "hidden"
        if version.end < self._end:
            steps.append(f"{self._percent(version.end)}{{visibility:hidden}}")
        steps.append(f"to{{visibility:{last}}}")
        value = "visible" if version.start <= self._start < version.end else "hidden"
        return f".{name}{{visibility:{value};animation-name:{name}}}@keyframes {name}{{{''.join(steps)}}}"
