"""What is drawn below the headline, and the sheet of pixels that it is drawn on."""
