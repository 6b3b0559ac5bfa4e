"""Reading documents: recommendations, responses, commitments, dates. Pure: never imports Django.

What is shown here is imported when it is asked for: who has a file read in the process apart waits for no reader.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from goldthread.ingest.contract import as_contract, from_contract
    from goldthread.ingest.files import READER_VERSION
    from goldthread.ingest.read import read_bytes, read_file

__all__ = ["READER_VERSION", "as_contract", "from_contract", "read_bytes", "read_file"]

_MODULES = {
    "READER_VERSION": "files",
    "as_contract": "contract",
    "from_contract": "contract",
    "read_bytes": "read",
    "read_file": "read",
}


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"goldthread.ingest has no {name}")
    return getattr(import_module(f"goldthread.ingest.{_MODULES[name]}"), name)
