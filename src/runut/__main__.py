"""`python -m runut` is the command `runut`."""

from runut.present.cli import main

if __name__ == "__main__":
    main(prog_name="runut")
