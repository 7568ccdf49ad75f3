"""`python -m easeback`: the command line."""

from easeback.show.cli.main import main

if __name__ == "__main__":
    main()
