"""Common English verbs beyond those of the field, so that a sentence's verb is known when it is met. Data."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Rarely nouns: every form counts.
COMMON_VERBS = _words("""
absorb accelerate accommodate accredit acquire adjust admit advance advertise alert alter amalgamate analyse
anonymise apologise assemble assert attain attempt attract authorise await belong boost borrow broadcast bypass
calibrate cater celebrate centralise certify clarify classify combine commend compel compensate compose concentrate
configure conform consent construct contain convey correspond dedicate deepen delete deny derive detach
differentiate digitise diminish disagree disappear disband discard discover dispatch despatch dissolve distinguish
divert divide donate download downgrade duplicate ease elaborate elicit eliminate embark emerge enact encompass
encounter endeavour enforce enquire enrich entail entitle entrust envisage estimate evolve examine exceed exchange
exclude execute exist expedite expire export expose fail familiarise finalise foster fulfil furnish galvanise gather
glean guarantee halve hand harmonise hasten identify impose incentivise indicate inhibit inquire insist inspire
institute instigate intensify interact interpret interrogate interrupt isolate itemise keep laminate lengthen lessen
liaise license limit lobby localise lodge mainstream maximise mediate mention minimise mirror mobilise moderate
modernise motivate multiply navigate neglect nurture object oblige occupy omit oppose organise orient overhaul
override overturn owe participate penalise persist persuade pinpoint possess preclude predict prefer preserve
presume proceed prohibit prolong promise promulgate prosecute prove publicise pursue qualify quantify quote
reacquaint react readvertise realign reallocate reappoint rearrange rebrand recall recap recirculate reconcile
reconsider reconvene recover rectify redeploy redirect reform refurbish refuse regain regard regulate reiterate
relax relay relieve remedy remember remit reorder repair rephrase reposition reprint rescind reserve reside resign
resist restate restrict resubmit retest retire retrain retrieve reuse reveal reverse reword rework rotate safeguard
satisfy save scan scrap secure separate simulate slot smooth soften solicit specialise speed stabilise stipulate
strive succeed suffer supersede supplement surround email swap systematise tend terminate thank transcribe transform
transition transmit travel trawl triangulate trim tweak uncover underline undermine unify unite unlock unpick unveil
update upskill urge vet wait warrant wish withhold witness expect anticipate appear happen remain check look examine
matter
""")

# Of these the third person is a noun too: "checks", "exports", "searches".
NOUNS_TOO = _words("""
advance alert attempt boost broadcast check demand dispatch despatch divide download duplicate estimate exchange
export hand limit lobby mirror neglect object overhaul quote reform refuse repair reserve reverse slot speed
supplement swap transfer transition travel trawl trim tweak update wait warrant report contact
""")

# Nouns as often as verbs: only what is plainly a past or a participle counts.
PAST_ONLY = _words("""
average account balance bar batch campaign chart cluster command contract cost counsel couple credit cross delay
demand deposit discount dispute double end exercise face finance fix fold force free freeze frame fuel fund gauge
group guide halt head house interest judge lack lean level list man market master milestone mount network notice
offset package paint pair patrol peer pick pin plug point poll pool position post praise press process profile
programme project promise pull push rank reason rest reward risk score search seat service shift ship signal skill
skip slip source spell stage stamp state step stock structure subject suit surface tag tap test thread tick tie time
top total tour trade trust twin view voice vote walk wander watch water wave wire wonder wrap
""")

# The irregular verbs of the field, then the others: base, past, participle.
FIELD_VERBS = """
read read read | pay paid paid | withdraw withdrew withdrawn | show showed shown | learn learned
learned | hear heard heard | leave left left | say said said | redo redid redone | rise rose risen |
grow grew grown | spend spent spent | win won won | choose chose chosen | ring rang rung | know knew
known | undertake undertook undertaken | hold held held | give gave given | take took taken | make
made made | meet met met | lead led led | begin began begun | write wrote written | rewrite rewrote
rewritten | run ran run | bring brought brought | send sent sent | seek sought sought | set set set
| put put put | build built built | speak spoke spoken | oversee oversaw overseen | feed fed fed |
teach taught taught | become became become | see saw seen | do did done | draw drew drawn | find
found found | buy bought bought | tell told told | go went gone | come came come | get got got |
keep kept kept | cut cut cut | split split split | bid bid bid | rebuild rebuilt rebuilt
"""

IRREGULAR_VERBS = """
spread spread spread | shut shut shut | lose lost lost | sell sold sold | catch caught caught | lay laid laid |
withhold withheld withheld | uphold upheld upheld | rethink rethought rethought | foresee foresaw foreseen |
sit sat sat | stand stood stood | stick stuck stuck | strike struck struck | sweep swept swept | swim swam swum |
think thought thought | throw threw thrown | wear wore worn | drive drove driven | break broke broken |
fall fell fallen | deal dealt dealt | shake shook shaken | overcome overcame overcome | retell retold retold |
mean meant meant | let let let | light lit lit | lend lent lent | feel felt felt | understand understood understood
"""

DOUBLING = _words("""
admit ban bar chat channel control counsel equip occur omit patrol permit pin plug prefer quit rebut regret remit
scan scrap ship signal skip slip slot step swap tag tap top total travel trim twin vet wrap fulfil pan tip trap
embed plan refer map log commit submit transfer stop enrol fit flag drop trial cancel label model
""")
