"""The pages: a runner's morning on a phone, an evening on a laptop. They show the same records as the command line."""
