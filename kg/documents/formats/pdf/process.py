"""What reads PDFs apart: ``python -m kg.documents.formats.pdf.process``.

Bytes of PDFs come over standard input, each behind a line with its length and the seconds it may
take; pages go to standard output as JSON, behind a line with its length.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import sys
from pathlib import Path
from typing import Any

from kg.documents.formats.pdf.lines import pages_of
from kg.errors import DocumentError

__all__ = ["answer", "main"]

_MEMORY = 1 << 29  # bytes beyond what it has when it starts
_PAGES = 2000


def main() -> None:
    """Answer what comes until nothing more does."""
    asked, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr = io.StringIO()  # pdfminer warns of what it mends
    _bound()
    while line := asked.readline():
        length, seconds = map(int, line.split())
        _allow(seconds)
        told = json.dumps(answer(asked.read(length))).encode()
        answers.write(b"%d\n" % len(told))
        answers.write(told)
        answers.flush()


def answer(data: bytes) -> dict[str, Any]:
    """Return the ``pages`` of a PDF and what it says of itself, or ``what`` is wrong with it."""
    from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
    from pdfminer.pdfparser import PDFParser

    try:
        file = io.BytesIO(data)
        said = _said(PDFDocument(PDFParser(file)))
        pages = []
        for page in pages_of(file):
            pages.append(page)
            if len(pages) > _PAGES:
                return {"what": f"has over {_PAGES:,} pages", "cure": "Split it."}
    except (PDFPasswordIncorrect, PDFEncryptionError):
        return {
            "what": "is locked with a password",
            "cure": "Unlock it: qpdf --decrypt --password=… FILE unlocked.pdf",
        }
    except MemoryError:
        return {
            "what": "takes over 512 MiB of memory",
            "cure": "Print it to another PDF, or save its text as .txt.",
        }
    except Exception as error:  # noqa: BLE001  (broken files break pdfminer in any way)
        return {"damage": " ".join(str(error).split()) or type(error).__name__}
    return {"pages": pages, "said": said}


def _said(document: Any) -> dict[str, str]:
    from pdfminer.utils import decode_text

    found: dict[str, str] = {}
    for info in document.info:
        for name in ("Title", "Author"):
            value = info.get(name)
            if isinstance(value, bytes) and (told := " ".join(decode_text(value).split())):
                found[name] = told
    return found


def _bound() -> None:
    """Let the process ask for so much memory more than it has now, where the system knows how."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[5]
        most = int(pages) * os.sysconf("SC_PAGE_SIZE") + _MEMORY
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _allow(seconds: int) -> None:
    """Let the system end the process when the next answer takes longer."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        most = int(used.ru_utime + used.ru_stime) + seconds + 1
        resource.setrlimit(resource.RLIMIT_CPU, (most, resource.RLIM_INFINITY))


if __name__ == "__main__":
    try:
        main()
    except (DocumentError, BrokenPipeError):
        sys.exit(1)
