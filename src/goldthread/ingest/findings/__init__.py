"""What a person should look at first in a finished reading."""
