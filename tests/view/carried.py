"""What a page carries, read back."""

from __future__ import annotations

import base64
import json
import re
import zlib
from typing import Any


def tables_of(page: str) -> dict[str, Any]:
    """Return the tables of a page."""
    found = re.search(r'id="tables">(.*?)</script>', page, re.DOTALL)
    assert found
    loaded: dict[str, Any] = json.loads(zlib.decompress(base64.b64decode(found[1])))
    return loaded
