"""Given names, how they are shortened, and surnames too common to stand for one person: what English readers know."""

from .wordlists import words

_SHORT_FORMS = """
abraham abe | albert al bert | alexander alex alec | alfred al fred | andrew andy drew | anthony tony
arthur art | barbara barb | benjamin ben | bernard bernie | beverly bev | bradley brad | calvin cal
catherine kathy cathy kate cate | charles charlie chuck | christina chris tina | christine chris
christopher chris | clifford cliff | cynthia cindy | daniel dan danny | david dave | deborah debbie deb debra
dennis denny | donald don donny | dorothy dot | douglas doug | edmund ed jerry | edward ed eddie ted
edwin ed | eleanor ellie | elizabeth liz beth betsy eliza | eugene gene | frances fran | francis frank
franklin frank | frederick fred | gabriel gabe | gerald jerry gerry | gregory greg | harold hal
henry hank harry | howard howie | jacob jake | jacqueline jackie | james jim jimmy jamie | janet jan
jefferson jeff | jeffrey jeff | jennifer jen jenny | jessica jess | john jack johnny jon | jonathan jon
joseph joe joey | joshua josh | judith judy | katherine kate kathy katie | kathleen kathy kate
kenneth ken kenny | kimberly kim | kirstjen kirsten | lawrence larry | leonard len leo | leslie les
letitia tish | louis lou | margaret maggie peggy meg | marjorie marge | martin marty | matthew matt
melissa mel | merrick | michael mike mick mickey | michelle shelly | milan | mikie rebecca
nathaniel nate nathan | nathanael nate nathan | nicholas nick | olivia liv | pamela pam
patricia pat patty trish | patrick pat | peter pete | philip phil phillip | rachel rae | randolph randy
raymond ray | rebecca becky | richard rick dick rich richie | robert bob bobby rob robbie | ronald ron ronnie
rosemary rose | rudolph rudy | russell russ | samuel sam sammy | sandra sandy | sarah sara | sean shawn
sidney sid | sonia | stanley stan | stephen steve | steven steve stephen | stuart stu | susan sue susie
suzanne sue | theodore ted teddy theo | theresa terry | thomas tom tommy | timothy tim | victoria vicky
vincent vince vinnie | virginia ginny | walter walt | wesley wes | william bill billy will liam | winston win
zachary zach
"""

_OTHERS = """
aaron adam adrian adrienne agnes aileen alan alejandro alice alison allen allison amanda amber amy ana andre
andrea angela angelo anita ann anna anne annie april ariana ashley audrey austin avery barack barry beatrice
becky bella belinda bernadette betty beverley bianca blake bonnie brandon brenda brett brian bridget brittany
brooke bruce bryan caleb cameron carl carla carlos carmen carol caroline carolyn carrie cassandra cecilia
celia charlene charlotte chelsea cheryl chloe claire clara clarence claudia clayton clint cody colin colleen
connie connor corey courtney craig crystal curtis dale damon dana danielle darlene darren darryl dawn dean
debra dena denise derek desmond diana diane diego dolores dominic donna doris dustin dylan earl ebony edith
eduardo edna eileen elaine elena elias elijah ella ellen elliot emil emily emma enrique eric erica erik erin
ernest esther ethan eva evan eve evelyn faith felicia felipe fernando francisco fiona florence floyd gail gary
gavin geoffrey george georgia gerard gilbert gina gladys glen glenn gloria gordon grace grant gretchen
guadalupe guillermo gustavo hannah harvey hazel heather hector heidi helen herbert hillary holly hope hubert
hugh hunter ian ida irene iris isaac isabel isaiah ivan ivana ivanka ivy jack jackson jaime jane janice jared
jasmine jason javier jay jean jeanette jeanne jeremy jerome jesse jesus jill joan joann joanna joanne jocelyn
jodi joel joey jordan jorge jose josephine joy joyce juan juana juanita julia julian julie julio june justin
karen karl kash kate katrina kay kayla keith kelly kelsey kent kevin kirk kristen kristi kristin kristina kyle
lara laura lauren laurie leah lee leon leroy leticia levi lewis lillian linda lindsay lindsey lionel lisa
logan lois lora lorena lorenzo loretta lori lorraine lucas lucia lucille lucy luis luke lydia lynn mabel mack
madeline madison manuel marc marcia marco marcus maria mariah marian marie marilyn mario marion marissa
marjorie mark marlene marsha marshall martha marvin mary mason maureen maurice mauricio max maxine megan
melanie melania melinda melvin mercedes meredith mia micah miguel mildred miles milton mindy miranda miriam
mitch mitchell mohammed molly monica monique morgan muriel myra nadine nancy naomi natalie natasha neil nelson
nicole nina noah noel nora norma norman oliver omar oscar otto pablo paige paula paul paulette pauline pearl
pedro penny perry phyllis preston priscilla rahm ralph ramon ramona randall randy raul ray reginald regina
rene renee rex rhonda ricardo rita roberta roberto robin rochelle roderick rodney rodrigo roger roland rosa
rosalind rose ross roxanne roy ruben ruby ruth ryan sabrina sally salvador samantha saul scott sebastian
sergio seth shane shannon sharon shaun shawn sheila shelby sheldon shelley sherri sherry shirley simon sofia
sophia spencer stacey stacy stella stephanie stewart sybil sylvia tamara tammy tanya tara tasha taylor teresa
terrence thelma tiffany tina todd tracey tracy travis trevor tricia tristan troy tyler valerie vanessa vera
vernon veronica victor viola vivian wade wallace wanda warren wayne wendell wendy whitney wilbur willard
willie wilma xavier yolanda yvette yvonne zoe
"""

_GROUPS = [frozenset(group.split()) for line in _SHORT_FORMS.strip().splitlines() for group in line.split("|")]
_FORMS: dict[str, frozenset[str]] = {}
for _group in _GROUPS:
    for _name in _group:
        _FORMS[_name] = _FORMS.get(_name, frozenset()) | _group

GIVEN_NAMES = frozenset(_FORMS) | words(_OTHERS)

# With the surnames that are words of their own.
COMMON_SURNAMES = words(
    """
    adams alexander allen anderson armstrong arnold austin bailey baker barnes barrett bass bauer bell bennett
    berry black boyd bradley brooks brown bryant burke burns butler campbell carpenter carr carroll carter
    castillo chan chang chapman chavez chen chin clark cohen cole coleman collins cook cooper cox crawford
    cruz cunningham daniels davis day dean diaz dixon doe douglas duncan dunn edwards elliott ellis evans
    ferguson fernandez fields fisher fletcher flores ford foster fox francis franklin freeman garcia gardner
    george gibson gilbert gomez gonzales gonzalez gordon graham grant gray green greene griffin gutierrez hall
    hamilton hansen hanson harper harris harrison hart harvey hawkins hayes henderson henry hernandez hicks
    hill hoffman holmes howard hudson hughes hunt hunter jackson jacobs james jenkins jensen jimenez johnson
    johnston jones jordan joseph kaplan kelley kelly kennedy kim king knight lane larson lawrence lawson lee
    lewis li lin little long lopez lynch marshall martin martinez mason matthews may mccoy mcdonald medina
    mendez mendoza meyer miller mills mitchell montgomery moore morales moreno morgan morris morrison murphy
    murray myers nelson newman nguyen nichols obrien oliver olson ortega ortiz owens palmer park parker patel
    patterson payne perez perkins perry peters peterson phillips pierce porter powell price prince pratt
    ramirez ramos ray real reed reid reyes reynolds rice richards richardson riley rivera roberts robertson
    robinson rodriguez rogers romero rose ross roth ruiz russell ryan sanchez sanders santiago santos schmidt
    schneider schroeder schultz scott shah shaw silva simmons simpson singh smith snyder soto sparks spencer
    stephens stevens stewart stone sullivan taylor thomas thompson torres tran tucker turner vargas vasquez
    wagner walker wallace ward warren washington watkins watson weaver webb weber weiser welch wells west
    wheeler white wilkins williams williamson willis wilson winter witt wolf wong wood woods wright wu yang
    young zhang bean bond dart mason moss hall wise good price best session stock bush gates noble
    """
)


def may_be(written: str, given: str) -> bool:
    """Whether somebody called `given` may be written so: in full, shortened, or as an initial.

    >>> may_be("Tom", "Thomas"), may_be("J.", "Jefferson"), may_be("Ivanka", "Donald")
    (True, True, False)
    """
    one, other = written.replace(".", "").lower(), given.replace(".", "").lower()
    if not one or not other:
        return False
    if one == other or other in _FORMS.get(one, ()):
        return True
    return one[0] == other[0] and (len(one) == 1 or len(other) == 1)
