"""For press offices: embeds, oEmbed, cards, sharing."""
