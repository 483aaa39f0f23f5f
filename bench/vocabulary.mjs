/**
 * The vocabulary of synthetic manuscripts. The text has no meaning, but the lengths, punctuation and
 * letters of scholarly English, and names from many languages as LaTeX in a `.bib` file.
 */

/** Words of running text: the first few are by far the most frequent, as in any language. */
export const words =
  `the of and to in a that is was for it as with be by on not which are from or at this but have an they were their
  more had one its than has other some such these no all most been into between only also can when there under may
  however over out would because after through many both same even about where while part each rather within without
  law state court reform evidence enforcement practice institution authority policy rule labour market archive record
  village city region border migration household worker inspector officer judge witness statute treaty protocol
  convention amendment programme survey sample measure estimate model variable effect result finding argument theory
  concept category definition account narrative memory history tradition ritual language translation manuscript printer
  reader author editor journal library catalogue collection museum object image material surface structure network
  system process mechanism condition context change growth decline crisis conflict violence peace justice equality
  citizen community family gender class property contract credit debt price wage trade industry agriculture water land
  forest river climate energy technology infrastructure health disease hospital school university education knowledge
  science method experiment observation instrument analysis comparison interpretation critique debate response question
  answer problem solution attempt failure success limit boundary difference similarity pattern variation distribution
  significant substantial considerable modest partial local regional national international formal informal public
  private colonial contemporary recent early late political economic social cultural legal moral religious material
  empirical theoretical quantitative qualitative comparative historical ethnographic archival statistical plausible
  shows suggests argues claims demonstrates reveals indicates implies requires depends remains becomes follows precedes
  explains describes examines considers compares traces locates measures produces reproduces transforms sustains limits
  usually often rarely seldom perhaps almost nearly largely mainly chiefly merely equally partly indeed therefore thus
  hence moreover nevertheless meanwhile elsewhere hitherto`.split(/\s+/u)

/** The words of section headings. */
export const headings = [
  'The question and its history',
  'What the sources say',
  'A note on method',
  'Between statute and practice',
  'Cases and counterexamples',
  'Measures, estimates and doubts',
  'Who keeps the records',
  'The view from the village',
  'Markets, wages and debt',
  'Readers and their libraries',
  'Limits of the comparison',
  'Toward an explanation'
]

/** Surnames shared by many authors, as LaTeX. */
export const sharedSurnames = [
  'Smith',
  'Johnson',
  'Brown',
  "Garc{\\'\\i}a",
  'M{\\"u}ller',
  'Nguyen',
  'Khan',
  'Kim',
  'Wang',
  'Singh',
  "Hern{\\'a}ndez",
  'Silva',
  'Lee',
  "Dvo{\\v{r}}{\\'a}k",
  'Andersson',
  'Rossi'
]

/** First halves of rare surnames. */
export const surnameStems =
  `Abel Aker Albr Ander Arn Ash Bald Barr Bech Bend Berg Birk Blom Bor Brand Brenn Brig Burk Cald Carv Chap Clay
  Cor Crav Dahl Dal Dent Dob Dras Dun Ebers Eck Ekel Eng Fair Falk Feld Fern Fisch Fors Fren Gal Gar Geb Gil Grab
  Gran Gros Hag Halv Ham Hart Haus Hel Hend Hil Hof Holm Horn Hub Ing Jar Jen Kal Kar Kell Kirch Klein Kol Kraus
  Lam Lang Lech Lind Loh Lund Mad Mar Mey Mor Neu Nord Ol Ost Pal Pet Pol Rad Ren Ros Sand Schal Sel Sten Stro
  Tal Thor Ul Vas Ver Wald Wer Wil Zim`.split(/\s+/u)

/** Second halves of surnames, some with the LaTeX of their accents. */
export const surnameEndings = [
  'ner',
  'mann',
  'son',
  'sen',
  'berg',
  'feldt',
  'wick',
  'ton',
  'ley',
  "ovi{\\'c}",
  'inski',
  'escu',
  "ov{\\'a}",
  '{\\"o}m',
  'aard',
  'qvist',
  'ini',
  'etti',
  'ard',
  'eux',
  "{\\'e}",
  'er',
  'strup',
  'hoff',
  'kaya',
  'o{\\u{g}}lu',
  'asz',
  'y{\\l}o',
  'idis',
  'opoulos'
]

/** Given names, as LaTeX. */
export const givenNames = [
  'Ada',
  'Anna Maria',
  "Andr{\\'e}",
  'Ayesha',
  'B.',
  'Bo',
  'Carlos',
  'Chen',
  'Claire',
  'D. H.',
  'Daniel',
  'Elena',
  'Fran{\\c{c}}ois',
  'Giulia',
  'Hans-Peter',
  'Ingrid',
  'J{\\o}rgen',
  'J. K.',
  "Jos{\\'e}",
  'Karin',
  'Laila',
  "Luk{\\'a}{\\v{s}}",
  "Mar{\\'\\i}a",
  'Mohammad',
  'Nadia',
  'Olu',
  'P. J.',
  'Rosa',
  'S{\\o}ren',
  'Thomas',
  'Ursula',
  'Wei',
  'Xenia',
  'Yuki',
  'Zo{\\"e}'
]

/** Full names with a particle or a suffix, as LaTeX. */
export const particleNames = [
  'van der Berg, Jan',
  'de la Cruz, Ana',
  'von Humboldt, Karl',
  "d'Alembert, Lucie",
  'King, Jr., Martin',
  'de Souza, Paulo',
  '{van Dijk}, Els'
]

/** Organisations as authors. */
export const organisations = [
  'International Labour Organization',
  'World Bank',
  'United Nations',
  'Human Rights Watch',
  'European Court of Auditors',
  'Ministry of Labour and Manpower'
]

/** Journals. */
export const journals = [
  'Journal of Comparative Enforcement',
  'Law \\& Society Quarterly',
  'Annals of Empirical Method',
  'Revue d{\\textquoteright}histoire sociale',
  'Zeitschrift f{\\"u}r Quellenkunde',
  'International Review of Labour Markets',
  'Archives and Readers',
  'Journal of Village Studies',
  'Statistical Notes and Queries',
  'Media, Memory, Museum',
  'Border Studies',
  'Historical Methods Newsletter'
]

/** Publishers and their places. */
export const publishers = [
  ['Cambridge University Press', 'Cambridge'],
  ['Oxford University Press', 'Oxford'],
  ['Mouton de Gruyter', 'Berlin and New York'],
  ['Presses universitaires de Gen{\\`e}ve', 'Gen{\\`e}ve'],
  ['University of Chicago Press', 'Chicago'],
  ['Editorial Planeta', "M{\\'e}xico"],
  ['Routledge', 'London']
]
