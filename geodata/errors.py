"""What can go wrong, each kind once; the words come from the message catalogue.

Every error says where it happened, what was found, what was expected and how to
mend it. HTTP statuses are no business of this layer: `callbacks.web.http` maps them.
"""

from __future__ import annotations

from geodata.language import Language, Message, text_of

Part = str | Message


class AtlasError(Exception):
    """A fault that a user can mend, told in four parts.

    Parameters
    ----------
    where, found, expected, mend
        Plain text (file names, values) or a `Message` that is translated when shown.

    Examples
    --------
    >>> print(UnknownKey(where="release", found="r9", expected="r1", mend="r1"))
    release：发现「r9」，应为 r1。r1
    """

    def __init__(self, *, where: Part, found: Part, expected: Part, mend: Part) -> None:
        super().__init__(where, found, expected, mend)
        self.where, self.found, self.expected, self.mend = where, found, expected, mend

    def text(self, language: Language = "zh") -> str:
        """The whole sentence in one language."""
        return Message(
            "{where}：发现「{found}」，应为 {expected}。{mend}",
            where=text_of(self.where, language),
            found=text_of(self.found, language),
            expected=text_of(self.expected, language),
            mend=text_of(self.mend, language),
        ).text(language)

    def __str__(self) -> str:
        return self.text("zh")


class DataError(AtlasError):
    """The data package or a boundary file is missing, broken or contradicts itself."""


class BadSelection(AtlasError):
    """A query asks for something that does not exist or does not apply."""


class UnknownKey(AtlasError):
    """A named thing (release, county, supporter, chart, page) is not known."""


class BadOption(AtlasError):
    """How a file is asked for is wrong: size and words of a picture, whose gaps, a release."""


class Busy(AtlasError):
    """More is asked for at once than this machine makes; the same request may succeed soon."""


class TooMany(AtlasError):
    """One client asks for more at once than its share."""


class SheetError(AtlasError):
    """A sheet of paper cannot be set: more than fits its bounds, or its template is wrong."""


class SettingError(AtlasError):
    """An environment variable cannot be read as what it should be."""
