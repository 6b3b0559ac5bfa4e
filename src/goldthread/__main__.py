"""`python -m goldthread`: the same command line as `./goldthread`."""

from goldthread.cli.main import main

if __name__ == "__main__":
    main()
