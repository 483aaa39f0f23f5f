/**
 * The vocabulary of printed references in the supported languages: months, “ed.”, “pp.”, and common words in the names
 * of publishers, journals, organizations and places. It is small and made by hand. A word may have several classes.
 * Words are in lower case and without outer punctuation.
 */
const classes = {
  month: `january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec januar februar märz maerz mai juni juli oktober dezember okt dez
    janvier février fevrier mars avril juin juillet août aout septembre octobre novembre décembre decembre janv févr avr
    juil déc enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre ene abr ago
    dic gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre gen mag giu lug set ott janeiro fevereiro
    março maio junho julho setembro outubro novembro dezembro spring summer fall autumn winter frühjahr herbst printemps
    été automne primavera estate autunno`,
  editor: `ed eds edited editor editors edn hrsg hg herausgegeben herausgeber éd éds ed(s) dir coord coords cura curatore
    curatori curated editado org orgs edd redaktion sous direction a.c.`,
  translator: `trans transl translated translator translators tr trad traduit traduzione übersetzt übers traducción přel`,
  edition: `ed edn edition editions éd édition auflage aufl ausgabe edizione edición ristampa reprint repr rev revised
    enlarged expanded updated vyd wyd`,
  volume: `vol vols volume volumes band bd bde tome tomes t tomo vol. v jg jahrgang jahrg ročník annata série part pt teil
    parte`,
  issue: `no nos nr number num n issue iss heft fasc fascicolo numéro n° nº núm č číslo suppl supplement article art`,
  page: `p pp page pages pg pgs s ss seiten seite pag pagg págs pág f ff stran str pps fol ff.`,
  in: `in in: dans en nel nella nei im aus`,
  and: `and & und et e y u og och with`,
  others: `al al. alii others altri u.a autres collab et.al`,
  publisher: `press presses publisher publishers publishing publication publications books book verlag verl éditions
    editions edizioni ediciones editions editore editrice editorial edizione casa ed uitgeverij forlag förlag wydawnictwo
    nakladatelství springer elsevier wiley blackwell routledge sage pergamon mcgraw-hill prentice prentice-hall
    addison-wesley academic kluwer birkhäuser plenum macmillan palgrave longman harper penguin random knopf norton vintage
    doubleday oxford cambridge mit gallimard seuil puf minuit harmattan puf vrin hachette larousse flammarion grasset payot
    fayard suhrkamp fischer beck mohr siebeck gruyter niemeyer olms steiner vandenhoeck ruprecht klett-cotta reclam brill
    ashgate erlbaum associates sons co company inc ltd gmbh llc laterza einaudi mondadori feltrinelli olschki mulino
    franco angeli marsilio rizzoli bompiani garzanti viella cátedra siglo alianza ariel ieee acm chapman hall crc
    taylor francis world scientific mosby saunders lippincott thieme karger elsevier garland guilford basic free house
    jossey-bass continuum bloomsbury duckworth methuen faber heinemann allen unwin tavistock freeman wadsworth brooks cole
    gage oecd kensal dietz piper campus juventa klinkhardt lit waxmann metzler rowohlt fontana hodder stoughton hamish hamilton
    chatto windus hogarth secker warburg methuen constable collins dent batsford murray eerdmans zondervan baker intervarsity
    ivp abingdon westminster fortress augsburg orbis paulist hendrickson sheffield continuum berg polity verso zed pluto
    earthscan elgar edward rodopi brepols droz champion nathan colin dunod masson découverte maspero minard klincksieck
    picard belin eyrolles odile jacob aubier stock denoël albin michel payot nizet cnrs cerf desclée donzelli carocci bulzoni
    utet giuffrè giappichelli cedam zanichelli electa skira giunti tecnos trotta gedisa paidós crítica taurus aguilar
    almedina nedra nauka mir kluwer reidel nijhoff mouton dordrecht north-holland benjamins horwood avebury gower croom helm
    arnold butterworth butterworths heinemann newnes pitman saunders churchill livingstone mosby raven humana informa artech
    industrial transaction lexington westview greenwood praeger routledge falmer jai ablex greenwood rowman littlefield
    lawrence erlbaum psychology brookings heritage scribner scribners scribner's putnam's putnam dutton doubleday anchor
    bantam ballantine dell knopf farrar straus giroux norton liveright grove atheneum twayne g.k harcourt brace jovanovich
    world bobbs-merrill hackett dorsey mayfield worth wm little brown crowell lippincott rand mcnally aldine mouton
    hutchinson eyre spottiswoode gollancz cape hmso tso imf unesco undp fao iaea nasa rand siam ams informs acm spie asme
    aiaa astm siggraph usenix citeseer criterion paramount universal warner columbia miramax bbc pbs sony houghton mifflin holt rinehart winston dover schocken beacon pantheon simon schuster viking cornell princeton yale
    harvard stanford duke usenix morgan kaufmann aaai o'reilly apress pearson imprensa akademie akademia academia`,
  body: `university universität universitat université universidad università universidade univ college institute
    institut istituto instituto school department dept faculty laboratory laboratories lab labs center centre centro
    council committee commission ministry ministère ministero bureau agency association society société società union
    foundation fund office organization organisation organisations board national government federal bank group
    corporation academy académie accademia akademie museum library party service services states nations unesco who oecd
    unicef`,
  journal: `journal j review revue rivista revista zeitschrift zeitschr annals annales annali ann archives archiv archivio
    arch bulletin bull quarterly magazine letters lett transactions trans acta advances adv studies studia studi études
    estudios proc proceedings nature science sciences sci times news newspaper gazette herald tribune reports rep
    communications comm comput inform phys physics biol chem med res research int international american amer am european
    eur british br soc appl theor math j. cahiers quaderni cuadernos beiträge mitteilungen blätter jahrbuch yearbook
    record monthly weekly forum notes memoirs physica neurosci psychol psychology psychiatry neurol clin surg immunol cell
    genet ecol lancet plos ieee acm rev q`,
  meeting: `proceedings proc conference conf symposium symp workshop workshops meeting congress congrès kongress convegno
    atti actas actes session sessions annual international intl int'l acm ieee lecture colloquium colloque tagung seminar
    presented poster paper`,
  thesis: `thesis dissertation diss phd ph.d ph.d. m.sc msc master's masters doctoral thèse tesi habilitation diplomarbeit
    dissertations unpublished`,
  report: `report reports technical tech rep memo memorandum working paper papers tr tn rr discussion preprint bericht
    rapport deliverable manuscript ms internal draft`,
  note: `press forthcoming submitted appear preparation retrieved accessed available online cited see reprinted from
    special issue print web viewed consulted consulté visited abgerufen zugriff last also original published copy review`,
  medium: `dvd cd-rom cd film video web print pdf homepage html podcast television blog`,
  ordinal: `first second third fourth fifth 1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th 11th 12th`,
  place: `london york cambridge oxford paris berlin boston chicago amsterdam philadelphia washington dordrecht heidelberg
    stuttgart münchen munich leipzig wien vienna zürich zurich basel bern geneva genève roma rome milano milan torino
    turin venezia venice firenze florence napoli naples bologna padova padua palermo genova madrid barcelona lisboa lisbon
    porto bruxelles brussels leuven louvain leiden hague utrecht rotterdam københavn copenhagen stockholm uppsala oslo
    helsinki göttingen tübingen frankfurt köln cologne hamburg bonn freiburg darmstadt mainz münster hildesheim wiesbaden
    weinheim bielefeld hannover dresden jena halle praha prague brno bratislava budapest warszawa warsaw kraków krakow
    moscow moskva petersburg kiev athens athènes istanbul ankara cairo jerusalem tokyo kyoto beijing shanghai singapore
    delhi mumbai bombay calcutta karachi islamabad lahore sydney melbourne canberra auckland toronto montréal montreal
    ottawa vancouver québec mexico buenos aires rio janeiro são paulo santiago lima bogotá havana edinburgh glasgow
    manchester leeds bristol birmingham liverpool dublin belfast aldershot farnham exeter harmondsworth hillsdale mahwah
    englewood cliffs reading upper saddle river thousand oaks newbury park beverly hills san francisco diego jose antonio
    los angeles berkeley stanford palo alto santa barbara monica cruz seattle portland denver boulder dallas austin houston
    atlanta miami orleans nashville baltimore princeton newark brunswick haven hartford providence ithaca albany rochester
    pittsburgh cleveland columbus cincinnati detroit ann arbor lansing indianapolis bloomington evanston urbana madison
    milwaukee minneapolis louis kansas lincoln lawrence norman chapel hill durham raleigh charlotte richmond norfolk
    alexandria arlington england germany france italy italia spain netherlands holland switzerland austria belgium
    portugal sweden norway denmark finland poland hungary czech russia ussr greece turkey israel egypt india pakistan china
    japan korea australia zealand canada brazil argentina chile ireland scotland wales uk u.k usa u.s.a us u.s nj ny ma
    ca il pa md va dc d.c nc tx wa mi oh ct mass calif conn cal ill mich minn wis jersey california massachusetts
    connecticut illinois michigan virginia maryland pennsylvania florida texas ohio georgia colorado indiana iowa
    minnesota wisconsin missouri tennessee arizona oregon hawaii karlsruhe kassel aachen saarbrücken lyon strasbourg
    marseille toulouse grenoble rennes bordeaux lille lausanne neuchâtel fribourg s.l chichester aldershot newcastle
    sheffield nottingham cardiff norwich southampton lund göteborg aarhus tartu grand rapids salt lake city fort worth
    collins wayne winona downers grove carbondale champaign lafayette greenwich westport wilmington dover trenton hoboken
    binghamton syracuse buffalo hanover burlington concord manchester worcester amherst northampton medford cambridge
    lexington louisville memphis birmingham jackson baton rouge tulsa oklahoma omaha topeka wichita tucson phoenix tempe
    albuquerque santa fe honolulu anchorage sacramento pasadena malibu irvine davis riverside claremont menlo mountain view
    redwood redmond spokane eugene corvallis boise provo laramie missoula fargo duluth iowa ames dubuque peoria dayton
    akron toledo kalamazoo springfield hartford stamford norwalk bethesda rockville annapolis charlottesville williamsburg
    winston-salem greensboro charleston columbia savannah athens gainesville tallahassee tampa boca raton coral gables
    bournemouth guildford brighton canterbury bath lancaster durham leicester coventry loughborough hull swansea aberdeen
    dundee andrews belmont malden abingdon cheltenham northampton colchester surrey middlesex essex kent sussex hampshire
    buckinghamshire stirling limerick cork galway maynooth neuwied tübingen gütersloh opladen braunschweig würzburg
    regensburg erlangen nürnberg augsburg passau konstanz marburg gießen giessen trier düsseldorf essen dortmund bochum
    duisburg paderborn osnabrück bremen oldenburg kiel rostock greifswald halle erfurt weimar potsdam berlin-ost neukirchen
    graz innsbruck salzburg linz klagenfurt luzern winterthur lugano bellinzona linköping umeå malmö odense trondheim
    bergen turku tampere tallinn riga vilnius gdańsk poznań wrocław łódź katowice olomouc ostrava košice pécs szeged
    ljubljana zagreb beograd belgrade sofia bucurești bucharest thessaloniki izmir tehran baghdad damascus beirut aviv haifa
    riyadh doha dubai tunis rabat casablanca algiers dakar lagos ibadan accra nairobi kampala addis ababa johannesburg
    pretoria durban dhaka colombo kathmandu chennai madras bangalore hyderabad pune ahmedabad kolkata rawalpindi peshawar
    bangkok hanoi manila jakarta kuala lumpur taipei hong kong seoul osaka nagoya sendai kobe guangzhou nanjing wuhan
    brisbane perth adelaide hobart wellington christchurch dunedin winnipeg calgary edmonton halifax waterloo guelph
    kingston hamilton montevideo caracas quito paz asunción guadalajara monterrey puebla córdoba rosario sevilla valencia
    zaragoza bilbao salamanca valladolid granada málaga murcia oviedo pamplona coimbra braga évora nantes nancy metz
    reims dijon tours poitiers orléans angers caen rouen montpellier nice aix-en-provence avignon perpignan louvain-la-neuve
    liège gent ghent antwerp antwerpen brugge groningen nijmegen tilburg maastricht eindhoven delft enschede wageningen
    assen lisse pisa siena perugia parma modena verona vicenza trento trieste bergamo brescia pavia cagliari catania messina
    bari lecce urbino ravenna macerata soveria mannelli`,
  series: `series serie reihe collection coll lecture notes texts monographs studies memoirs library bibliothek bibliothèque
    collana biblioteca colección schriften schriftenreihe occasional`,
  region: `nj ny ma ca il pa md va dc nc sc tx wa mi oh ct ga fl az nm nv ut mn wi mo ks ok la ms al tn ky in ia nh vt ri me de
    or id mt wy nd sd ne ak hi ar wv mass calif cal conn ill mich minn wis wisc wash ore pa penn tenn tex ala ariz colo fla
    ind kan md neb okla del vic nsw qld tas vt n.j n.y n.h n.c d.c u.k u.s.a uk usa england scotland wales ireland germany
    deutschland france italy italia spain españa portugal netherlands belgium switzerland austria österreich sweden norway
    denmark finland poland hungary czech republic russia ussr ukraine greece turkey israel egypt india pakistan bangladesh
    china japan korea taiwan singapore malaysia thailand indonesia australia zealand canada ontario québec quebec manitoba
    alberta columbia brazil brasil argentina chile colombia mexico méxico peru cuba alabama alaska arizona arkansas
    california colorado connecticut delaware florida georgia hawaii idaho illinois indiana iowa kansas kentucky louisiana
    maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada hampshire jersey mexico
    york carolina dakota ohio oklahoma oregon pennsylvania island tennessee texas utah vermont virginia washington wisconsin
    wyoming united states kingdom slovenia slovakia croatia serbia romania bulgaria estonia latvia lithuania iceland africa
    kenya nigeria ghana`,
  given: `aaron abraham adam adrian alan albert alex alexander alexandra alfred alice allen amy andrea andrew andré angela
    anna anne anthony antoine antonio arnold arthur barbara benjamin bernard bertrand betty bill brian bruce carl carlo
    carlos carol caroline catherine charles charlotte chris christian christina christine christopher claire claude claudia
    colin craig daniel david deborah dennis diana dieter donald dorothy douglas edgar edmund eduard edward eileen elena
    eleanor elizabeth ellen emily emma eric erich erik ernest ernst eugene eva evelyn felix fernando florence frances
    francesco francis franz françois frank fred frederick friedrich gabriel gary geoffrey george georg georges gerald gerard
    gerhard gilbert gilles giorgio giovanni giuseppe gordon graham greg gregory guido gustav hans harold harry heinrich
    helen helmut henri henry herbert hermann howard hubert hugh ian inge ingrid irene isaac isabel jack jacob jacques james
    jan jane janet jason jean jeffrey jennifer jeremy jerome jessica jim joan johann johannes john jonathan jorge josé
    josef joseph joshua juan judith julia julian julie jürgen karen karin karl katherine kathleen keith ken kenneth kevin
    klaus kurt lars laura laurence lawrence leo leon leonard lewis lisa louis louise luca lucy luigi luis luke lynn manfred
    marc marco margaret maria marie mario marion marjorie mark martha martin mary matthew maurice max melissa michael michel
    michelle miguel mike monica nancy nathan neil nicholas nicolas nicole norman oliver oscar otto pamela patricia patrick
    paul pedro peter philip philippe phillip pierre rachel ralph raymond rebecca renate richard robert roberto roger roland
    ronald rosa rudolf russell ruth samuel sandra sara sarah scott sean sebastian sharon sheila silvia simon sophie stefan
    stephanie stephen steven stuart susan sylvia terry theodor theodore thomas timothy todd tom tony ulrich ursula valerie
    victor victoria vincent virginia walter warren wendy werner wilhelm william wolfgang yves zoe`
} as const

/** A class of words. */
export type WordClass = keyof typeof classes

const byWord = new Map<string, WordClass[]>()
for (const [name, words] of Object.entries(classes) as [WordClass, string][])
  for (const word of new Set(words.split(/\s+/))) byWord.set(word, [...(byWord.get(word) ?? []), name])

const none: readonly WordClass[] = []

/** The classes of a word in lower case, without outer punctuation. */
export function wordClasses(word: string): readonly WordClass[] {
  return byWord.get(word) ?? none
}
