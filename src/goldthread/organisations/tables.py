"""The contract of a file of changes: plain CSV, one change a row. Pure."""

from collections.abc import Mapping

COLUMNS: Mapping[str, str] = {
    "predecessor": "Full name of the organisation that changed. Must be given.",
    "predecessor_kind": "Its kind, such as police or nhs_trust; needed where it is to be added.",
    "predecessor_codes": "Its codes with their schemes, such as ods:X9Z gss:E99000001. May be empty.",
    "successor": "Full name of the organisation that took over. Must be given.",
    "successor_kind": "Its kind, as above.",
    "successor_codes": "Its codes, as above. May be empty.",
    "kind": "replaced, merged, renamed, split_by_area, split_by_function, part_transferred or hosted.",
    "on": "First day, as 2024-04-01. Empty where no day is known; the change is then pending.",
    "on_words": "The day in the source's words, such as December 2024. May be empty.",
    "until": "Last day of a hosted service. Empty for every other kind, and where it is not known.",
    "passes": "The area or function that passes, in words. Empty for replaced, merged and renamed alone.",
    "settled": "yes, or no where the day or the boundary is not settled: nothing passes then.",
    "source": "Who says so. Must be given.",
    "address": "Web address of the source. May be empty.",
}
"""Each column of the header, in this order or another, and what stands in it. Text is UTF-8."""

MUST_BE_GIVEN = ("predecessor", "successor", "kind", "settled", "source")
