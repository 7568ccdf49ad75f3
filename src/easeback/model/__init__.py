"""The nouns of easeback: plain frozen records that every room shares and that import nobody."""
