"""How long a whole book takes, beside Typst and pandoc on the same content: `make bench`."""
