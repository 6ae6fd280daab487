"""Documents as tables, notebook view and terminal view. pandas, pyarrow and rich are imported only when asked for."""

from __future__ import annotations

from ._arrow import arrow_schema, to_arrow
from ._columns import TABLE_LAYERS
from ._frame import to_frame
from ._html import to_html
from ._terminal import to_table

__all__ = ["TABLE_LAYERS", "arrow_schema", "to_arrow", "to_frame", "to_html", "to_table"]
