"""A page inside a notebook's output."""

from __future__ import annotations

from html import escape

__all__ = ["iframe"]


def iframe(page: str, height: int = 640) -> str:
    """Return HTML that shows a page in a frame of its own, ``height`` pixels high.

    The page travels inside the output (``srcdoc``), so that no file lies beside the notebook, and
    its scripts can't reach the notebook (``sandbox``).

    >>> iframe('<p title="a">b</p>', 200)[:60]
    '<iframe srcdoc="&lt;p title=&quot;a&quot;&gt;b&lt;/p&gt;" sa'
    """
    return (
        f'<iframe srcdoc="{escape(page)}" sandbox="allow-scripts" width="100%" '
        f'height="{int(height)}" style="border: 1px solid #8884; border-radius: 8px" '
        'title="kg"></iframe>'
    )
