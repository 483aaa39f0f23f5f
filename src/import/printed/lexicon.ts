/**
 * The words that printed references are made of, in the languages that we read: months, “ed.”, “pp.”, and what names of
 * publishers, journals, bodies and places are built from. They are ours, made by hand, and small.
 * A word may be of several classes. Words are looked up in lower case without outer punctuation.
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
    houghton mifflin holt rinehart winston dover schocken beacon pantheon simon schuster viking cornell princeton yale
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
    sheffield nottingham cardiff norwich southampton lund göteborg aarhus tartu`
} as const

/** A class of words. */
export type WordClass = keyof typeof classes

const byWord = new Map<string, WordClass[]>()
for (const [name, words] of Object.entries(classes) as [WordClass, string][])
  for (const word of new Set(words.split(/\s+/))) byWord.set(word, [...(byWord.get(word) ?? []), name])

const none: readonly WordClass[] = []

/** The classes of a word in lower case, without outer punctuation. */
export function classesOf(word: string): readonly WordClass[] {
  return byWord.get(word) ?? none
}
