"""What documents support and what records rest on: sentences with and without support, sources by their weight."""
