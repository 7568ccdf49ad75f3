"""What templates may call: words in the reader's language, and nothing that computes."""
