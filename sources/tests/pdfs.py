"""Small PDFs for the tests, sound and hostile."""

import zlib
from collections.abc import Sequence


def pdf(*pages: str, info: str = "", streams: Sequence[bytes] | None = None, extra: str = "") -> bytes:
    """A PDF with a line of text on each page. `info`: its dictionary, /Title (A title); `streams`: instead of text."""
    bodies = streams or [zlib.compress(f"BT /F1 12 Tf 72 720 Td ({page}) Tj ET".encode("latin-1")) for page in pages]
    first = 4
    kids = " ".join(f"{first + 2 * n} 0 R" for n in range(len(bodies)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(bodies)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for n, body in enumerate(bodies):
        resources = "<< /Font << /F1 3 0 R >> >>"
        page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources {resources} "
        objects.append(f"{page}/Contents {first + 2 * n + 1} 0 R >>".encode())
        head = f"<< /Length {len(body)} /Filter /FlateDecode >>\nstream\n".encode()
        objects.append(head + body + b"\nendstream")
    objects.append(f"<< {info} >>".encode("latin-1"))
    out, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + each + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    trailer = f"<< /Size {size} /Root 1 0 R /Info {size - 1} 0 R {extra} >>"
    return (
        out + f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n{trailer}\nstartxref\n{len(out)}\n%%EOF".encode()
    )


def bomb(megabytes: int = 600) -> bytes:
    """A page of a few megabytes that unpacks to hundreds of times as much."""
    packer = zlib.compressobj(9)
    chunk = b"(A) Tj " * 150_000
    packed = b"".join(packer.compress(chunk) for _ in range(megabytes * 1024**2 // len(chunk)))
    return pdf(streams=[packed + packer.flush()])
