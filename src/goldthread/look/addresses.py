"""The address of a list, and how it changes when a filter, an order or a page does."""

from dataclasses import dataclass

from django.http import HttpRequest, QueryDict

OWN_WORDS = ("page", "order", "search", "format")
"""What a list itself puts in the address; no filter may have one of these names."""


@dataclass(frozen=True, slots=True)
class Address:
    """A path and what follows its question mark."""

    path: str
    query: QueryDict

    @classmethod
    def of(cls, request: HttpRequest) -> "Address":
        return cls(request.path, request.GET)

    def having(self, **values: str) -> str:
        """The same list with these words in its address, from its first page unless they name another."""
        changed = self.query.copy()
        for name in ("page", "format"):
            changed.pop(name, None)
        for name, value in values.items():
            changed[name] = value
        return self._url(changed)

    def without(self, *names: str) -> str:
        """The same list, first page, without these words in its address."""
        changed = self.query.copy()
        for name in ("page", "format", *names):
            changed.pop(name, None)
        return self._url(changed)

    def without_value(self, name: str, value: str) -> str:
        """The same list, first page, with one of several values of a filter taken away."""
        changed = self.query.copy()
        kept = [each for each in changed.getlist(name) if each != value]
        changed.setlist(name, kept)
        for own in ("page", "format"):
            changed.pop(own, None)
        return self._url(changed)

    def _url(self, query: QueryDict) -> str:
        words = query.urlencode()
        return f"{self.path}?{words}" if words else self.path
