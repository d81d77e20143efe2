"""Meeting mode: a script on the wall, one document, no request once it is there."""
