"""Small words that hold sentences together: auxiliaries, adverbs, subordinators, determiners. Data."""

from goldthread.ingest.english.vocabulary import word_set

FINITE = word_set(
    "is are was were has have had will would shall should must can could may might cannot ought do does did am "
    "need needs"
)

BE = word_set("be been being is are was were am")

HAVE = word_set("has have had")

ADVERBS = word_set(
    "also now still already since not currently recently previously actively fully regularly routinely always often "
    "usually continually constantly further both then therefore subsequently successfully formally jointly closely "
    "well not yet presently just only ever never all each clearly consistently widely strongly positively "
    "effectively "
    "instead together again twice first so far here soon once thus thereby jointly later nearly almost "
    "longer nevertheless nonetheless however moreover meanwhile accordingly likewise long much even yet "
    "otherwise thereafter"
)

SUBORDINATORS = word_set(
    "which who whom whose that where when whenever if unless as because while whilst although though until "
    "once after "
    "before how what whether so why than"
)

DETERMINERS = word_set(
    "the a an this that these those its their our his her any all each some every no to of for in on with by "
    "from at into "
    "between within through about and or as current new"
)

POINTERS = word_set("this that these those it they we")

SUBJECT_PRONOUNS = word_set("we they he she i")  # never an object: the next word but an adverb is a verb

NUMERALS = word_set(
    "both two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty several many few"
)

AS_CLAUSE = word_set("it they we there he she this")  # elsewhere "as" is "as part of", "as well as"

OBJECT_OPENS = word_set(
    "effect place part account the a an this that these those all any each every one its their his her our how "
    "what whether both no and two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty "
    "several many some most such other more it them us him who where when everyone anyone nobody"
)

INTENDING = word_set(
    "plans plan intends intend aims aim hopes hope expects expect proposes propose means mean"
)

PLANNING = word_set(
    "planned planning expected intended aimed going set proposed scheduled anticipated likely required able promised "
    "timetabled booked hoped earmarked programmed pencilled diarised"
)
