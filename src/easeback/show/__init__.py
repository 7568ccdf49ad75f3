"""The faces of easeback. Each shows the frozen records that flows return, and computes nothing."""
