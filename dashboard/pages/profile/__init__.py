"""The profiles of counties and of the whole area: their pages, and words that sheets share."""
