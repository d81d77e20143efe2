"""The two languages of the atlas, how numbers and units are written in them."""

from geodata.language.text import CATALOGUES, LANGUAGES, Language, Message, Text, catalogue, text_of

__all__ = ["CATALOGUES", "LANGUAGES", "Language", "Message", "Text", "catalogue", "text_of"]
