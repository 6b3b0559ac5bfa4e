"""Reading documents: recommendations, responses, commitments, dates. Pure: never imports Django."""

from goldthread.ingest.contract import as_contract, from_contract
from goldthread.ingest.read import READER_VERSION, read_bytes, read_file

__all__ = ["READER_VERSION", "as_contract", "from_contract", "read_bytes", "read_file"]
