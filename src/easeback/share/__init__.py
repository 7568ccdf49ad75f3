"""What goes out of the house, written for other people and other programs: files that are whole or not there at all."""
