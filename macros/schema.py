"""The JSON Schemas that editors use to complete and check the data files as one types."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from macros.load import DATA, FILES

if TYPE_CHECKING:
    from pathlib import Path


def schemas() -> dict[str, str]:
    """The text of every schema by the path of its file, relative to the project."""
    return {
        f"{DATA}/{name}.schema.json": json.dumps(_for_editors(model.model_json_schema()), indent=2) + "\n"
        for name, model in FILES.items()
    }


def write(project: Path) -> None:
    """Bring every schema file of a project up to date."""
    for path, text in schemas().items():
        (project / path).write_text(text, encoding="utf-8")


def _for_editors(schema: dict[str, Any]) -> dict[str, Any]:
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
