"""What leaves the room: a meeting's steps as slides, as a PDF and as one file for a stick."""
