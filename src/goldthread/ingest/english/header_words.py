"""The words of headers and labels in plans, trackers and forms, by what stands under them. Data."""

from collections.abc import Mapping

from goldthread.ingest.english.vocabulary import word_set

# Whether a recommendation was taken on: "Accepted / Rejected", "Agreed?", "Decision".
DECISION = (
    r"(?:(?:fully|partly|partially|in part|not) )?(?:accept|agree|reject|adopt|endorse|approve)(?:ed|d|s)?"
    r"(?: in (?:full|part|principle))?(?: ?/ ?[\w ]+| or [\w ]+)*(?: y/n)?|decision"
)
# Headers whose meaning is not that of their last word.
PHRASES: tuple[tuple[str, str], ...] = (
    ("progress", r"(?:key )?milestones? in (?:enacting|delivering|meeting).*"),
    ("progress", r"date of complet\w+ and .*"),
    ("other", r"(?:next )?review (?:date|by)|date (?:of|added|raised|opened|agreed|last|for review).*"),
    ("other", r"date|last updated?|(?:last|next) (?:meeting|update)(?: date)?|start(?:ing)?(?: date)?"),
    ("other", r"(?:report )?(?:para(?:graph)?|page)s?(?: (?:ref\w*|nos?|numbers?))?"),
    (
        "other",
        r"(?:signed off|sign off|assured|approved|verified|checked|reported|monitored)(?: (?:by|to))?",
    ),
    (
        "other",
        r"(?:how|method of|arrangements for) (?:is it |will (?:it|this) be )?(?:monitor|assur|review)\w*.*",
    ),
    ("other", r"support(?:ing|ed)?(?: (?!lead|officer)\w+)*|contribut(?:ors?|ing \w+)"),
    (
        "other",
        r"(?:documentary |supporting )?(?:evidence|assurance) (?:required|needed|expected|to be \w+)",
    ),
    ("other", r"direction of travel|dot|y/n|yes/no"),
    ("other", DECISION),
    (
        "finding",
        r"areas? (?:for|of|in need of|requiring) (?:improvement|development|action|learning|concern|attention|focus)",
    ),
    ("progress", r"(?:reasons?|reasoning|explanation|justification)(?: (?:for|given|and)\b.*)?"),
    (
        "status",
        (
            r"(?:open|closed?|complete|live|done|met|on track)(?:(?: ?/ ?| or )(?:not |in |part(?:ly|ially)? )?"
            r"(?:open|closed?|complete|live|done|met|late|overdue|progress|ongoing))+"
        ),
    ),
    ("number", r"s/?n|s/no|ser(?:ial)?|u?id|row|line|code"),
    ("lead", r"(?:single )?point of contact|sp?oc|sro"),
    ("rag", r"(?:blue|red|amber|green)(?:(?: ?/ ?| or | )(?:blue|red|amber|green|grey|white|purple))+"),
    (
        "due",
        r"(?:by )?when (?:will|is|should|must|by|due|for).*|(?:extended|deferred|moved) to|forecast",
    ),
    ("done_on", r"actual"),
    (
        "progress",
        r"(?:what is |work |actions? )?(?:still )?outstanding(?: work| actions?)?",
    ),
    (
        "progress",
        (
            r"(?:what (?:is |s )?|work |actions? |steps? )?(?:(?:still |yet )?(?:left|remain(?:s|ing)?)|"
            r"(?:still|yet) to (?:be )?do(?:ne)?)"
            r"(?: (?:work|actions?|steps?|tasks?))?(?: to (?:be )?do(?:ne)?)?(?: and (?:by )?(?:when|whom))?"
        ),
    ),
    (
        "progress",
        (
            r"(?:work )?(?:delivered|done|achieved|completed) (?:in|during|since|this|last|so far|to date)\b.*|"
            r"(?:to be )?(?:carry|carried|brought|rolled) (?:forward|over)\b.*"
        ),
    ),
    (
        "progress",
        (
            r"what (?!(?:the|this) (?:\w+ )?(?:review|report|audit|panel|author|case|family|coroner)\b)(?:\w+ ){1,3}"
            r"(?:told us|reported|replied|answered|responded|wrote)(?: back)?"
        ),
    ),
    (
        "progress",
        r"what happened(?: next| since)?|(?:the )?(?:situation|picture)(?: now| today| at)?.*",
    ),
    (
        "recommendation",
        (
            r"(?:rec|recommendations?)(?: nos?)?(?: and)? (?:text|wording|in full|detail)|"
            r"(?:full )?(?:text|wording)(?: of (?:the )?rec\w*)?"
        ),
    ),
    (
        "first_due",
        r"(?:original|initial|first|previous|old|baseline)(?: \w+){0,2} (?:date|deadline|due|timescale)",
    ),
    (
        "done_on",
        r"(?:date|when) (?:of )?(?:complet\w+|closed?|closure|achieved|done|signed off)|closed on",
    ),
    ("done_on", r"(?:actual|closed|completed|achieved)(?: completion)? (?:date|on)|closed|signed off"),
    (
        "rag",
        (
            r"(?!.*(?: and| with|/) ?(?:comments?|commentary|progress|updates?|narrative|position|notes?)\b)"
            r".*\bb?ragb?\b.*|.*\btraffic light.*"
        ),
    ),
    (
        "due",
        r"(?:to be )?(?:complete|completed|completion|achieve|done|deliver\w*) (?:by|when|due|date)|by when",
    ),
    ("lead", r"(?:action |led |owned )?by(?: whom)?|for(?: action)?(?: by)?|who .*|whose .*"),
    (
        "outcome",
        (
            r"how (?:(?:will|do|would|can) (?:we|you|i)|we(?: will| ll)?|(?:it|this|success) will be) "
            r"(?:know|measured?).*|evidence of (?:impact|outcome|success).*"
        ),
    ),
    ("progress", r"what (?:difference|impact) (?:has|have|did|it has|this has|we have).*"),
    ("action", r"what (?:will|must|should) change"),
    ("status", r"(?:is it )?(?:done|finished)(?: yet)?(?: y/n)?"),
    ("outcome", r"what (?:will|would|should) (?:be different|success|good|change|it look|improve).*"),
    ("outcome", r"what (?:difference|impact).*"),
    (
        "progress",
        (
            r"what (?:was|has been|have we|we have|did we|is|has) (?:\w+ )?"
            r"(?:done|do|did|happened|changed|deliver\w*|achiev\w*).*"
        ),
    ),
    (
        "progress",
        (
            r"(?:key )?(?:actions?|steps?|work|activity|milestones?) (?:already )?"
            r"(?:taken|done|completed|undertaken|achieved|reached).*"
        ),
    ),
    ("recommendation", r"(?:the |our |key )?asks?(?: (?:of|from|made|arising)\b.*)?"),
    ("recommendation", r"what (?:we|they|you|agencies|partners) (?:were|was|are) asked.*"),
    ("progress", r"what (?:we|they|agencies|partners) (?:did|have done|have achieved).*"),
    (
        "progress",
        r"how (?:is |are )?(?:it|this|things|we|they)(?: is| are| s| re)? (?:going|doing|getting on|progressing).*",
    ),
    ("progress", r"(?:current |latest )?position(?: now| to date| today)?"),
    ("action", r"what (?:is|comes|happens|will happen) next|next steps?.*"),
    (
        "recommendation",
        (
            r"(?:the |independent |external )+(?:review|report|panel|author|reviewer)s? "
            r"(?:recommended|recommends|asked|asks|said|says).*"
        ),
    ),
    ("recommendation", r"what (?:was|is|did the review) recommend\w*.*"),
    (
        "recommendation",
        r"what (?:the|this) \w+ (?:said|says|ask(?:s|ed)|recommend(?:s|ed)|call(?:s|ed)|wants)(?: for)?(?: us to do)?",
    ),
    (
        "action",
        (
            r"what (?:we|they|partners|agencies) (?:said|agreed|promised|undertook|plan|intend|are|will|need|"
            r"(?:still )?have (?:still )?to).*"
        ),
    ),
    ("progress", r"(?:current )?(?:status|b?rag)(?: rating)? (?:and|or|with) .*|status update.*"),
    ("finding", r"what (?:the )?(?!we\b)\w+(?: \w+)? (?:found|saw|identified|concluded)|why.*"),
    (
        "finding",
        r"what (?:did|does|has) (?:the|this) (?:\w+ )?(?:review|report|audit)\w* (?:tell|f[io]u?nd|say|show).*",
    ),
    ("finding", r"what (?:did|have) we learn\w*.*|what (?:was|we) (?:found|learn\w*).*"),
    ("progress", r"where (?:are we|we are|we(?: have| ve)? got|things stand|this stands).*"),
    ("other", r"where .*|reported (?:to|by).*"),
    ("action", r"(?:what|how) (?:will|we will|are we|do we|needs?|must|should|is to|shall).*|what|how"),
    ("theme", r"(?:key |priority |practice )?areas?"),
    ("number", r"#|rec"),
)

# The last word of a header, before any "of" or "for", says what the column holds: "lead agency", "action owner".
HEADS: Mapping[str, frozenset[str]] = {
    "number": word_set("no nos nr num number numbers ref refs reference id uid identifier item"),
    "recommendation": word_set("recommendation"),
    "finding": word_set("finding learning lesson issue concern gap objective point improvement"),
    "action": word_set(
        "action response task step activity milestone plan commitment reply answer deliverable output intervention "
        "undertaking promise proposal change"
    ),
    "lead": word_set(
        "lead owner agency organisation partner officer who whom responsible responsibility accountable "
        "accountability sponsor service manager team addressee leader body holder person professional department "
        "directorate division provider"
    ),
    "due": word_set("due deadline timescale timeframe timeline when date target completion timing duedate"),
    "status": word_set("status state stat st stage complete completed outcome/status"),
    "rag": word_set("rag brag rating colour"),
    "progress": word_set(
        "progress update log comment commentary narrative evidence position note assurance achievement made done "
        "remark observation feedback return"
    ),
    "outcome": word_set(
        "outcome impact measure success criteria criterion difference benefit result indicator kpi measurement"
    ),
    "theme": word_set("theme priority domain category topic workstream heading practice standard"),
    "review": word_set("review case lcspr cspr scr"),
    "other": word_set(
        "cost scope resource budget risk source link hyperlink attachment group subgroup meeting monitoring governance "
        "oversight barrier blocker confidence tracking dependency"
    ),
}
