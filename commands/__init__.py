"""The slash commands and buttons, one thin file each: words in, a message out."""
