import {expect, test} from 'vitest'
import {linked} from './typed-text.ts'

const list = `Freire, P. (1970). Pedagogy of the oppressed. Herder and Herder.
Galtung, J. (1969). Violence, peace, and peace research. Journal of Peace Research, 6(3), 167–191.
Galtung, J. (1975a). Peace: Research, education, action. Ejlers.
Galtung, J. (1975b). Is peaceful research possible? Ejlers.
Khan, A., Poe, B., & Roe, C. (2025). Brick kilns. Routledge.
Roe, C., & Poe, B. (2019). A second book. Routledge.
van der Berg, H. (2001). Dikes. Brill.
World Health Organization. (2010). Health for all. WHO Press.
KMK – Konferenz der Minister (2012): Ordnung der Schulen. Bonn.
R (Drammeh) v Transport for London [2019] EWHC 12 (Admin).`

test.each<[string, ...string[]]>([
  ['It is so (Galtung, 1969, p. 171; Freire 1970).', '[@galtung1969, p. 171; @freire1970]'],
  ['Galtung (1969) says so.', '@galtung1969'],
  ['Galtung (1969, p. 171) says so.', '@galtung1969 [p. 171]'],
  ['It is so (see Galtung, 1969: 171).', '[see @galtung1969, 171]'],
  ['(Galtung 1969, Freire 1970)', '[@galtung1969; @freire1970]'],
  ['(Galtung 1975a, b)', '[@galtung1975a; @galtung1975b]'],
  ['(Galtung, 1969, 1975b)', '[@galtung1969; @galtung1975b]'],
  ['Galtung (1969, 1975b)', '[-@galtung1969; -@galtung1975b]'],
  ['Khan et al. (2025); (Khan u. a. 2025)', '@khan2025', '[@khan2025]'],
  ['Khan, Poe and Roe (2025), Roe & Poe (2019)', '@khan2025', '@roe2019'],
  ['In Pakistan, Khan et al. (2025) say', '@khan2025'],
  ['(van der Berg, 2001; Berg 2001)', '[@berg2001; @berg2001]'],
  ['(World Health Organization [WHO], 2010), (WHO, 2010)', '[@world2010]', '[@world2010]'],
  ['Johan Galtung (1969) and Galtung’s (1969) view', '@galtung1969', '[-@galtung1969]'],
  ['(Figure 3; Galtung, 1969; see below)', '[Figure 3\\; @galtung1969\\; see below]'],
  // Every word that no work prints stays.
  ['In the words of Galtung (1969): so', '@galtung1969'],
  ['Khan, Poe & Roe’s (2025, p. 3) view', '[-@khan2025, p. 3]'],
  ['(Weyl, 1955, cited in Freire, 1970, p. 3)', '[Weyl, 1955, cited in @freire1970, p. 3]'],
  ['Weyl (1955, zitiert nach Freire, 1970)', '[1955, zitiert nach @freire1970]'],
  ['Galtung (1969, cited in Freire 1970)', '[-@galtung1969; cited in @freire1970]'],
  ['Galtung (1975a: 12–14, 1975b: 9)', '[-@galtung1975a, 12–14; -@galtung1975b, 9]'],
  ['(Galtung 1975a: 12, 1975b: 9)', '[@galtung1975a, 12; @galtung1975b, 9]'],
  ['(Galtung 1969, p. 3, Freire 1970)', '[@galtung1969, p. 3; @freire1970]'],
  [
    '(Galtung 1975a/b), Galtung (1975a/b)',
    '[@galtung1975a; @galtung1975b]',
    '[-@galtung1975a; -@galtung1975b]'
  ],
  ['(s. Freire 1970; s. a. Galtung 1969)', '[s. @freire1970; s. a. @galtung1969]'],
  ['Freire (1970, p. 3; see also Galtung, 1969)', '[-@freire1970, p. 3; see also @galtung1969]'],
  // A genitive without an apostrophe.
  [
    'Freires (1970) Buch, Galtungs (1975b) These',
    'Freires (1970) ? freire1970',
    'Galtungs (1975b) ? galtung1975b'
  ],
  // The source of a table can be an institution.
  ['(Freire, 1970) Nach der WHO 2010 und', '[@freire1970]'],
  ['(Freire, 1970)\nQuelle: WHO 2010, S. 3', '[@freire1970]', 'WHO 2010, S. 3 ? world2010'],
  // Citations without the brackets that the style would print.
  [
    '(Freire, 1970) See Galtung 1969 for a review; Khan et al. 2025, p. 3; so Roe 2019.',
    '[@freire1970]',
    'Galtung 1969 ? galtung1969',
    'Khan et al. 2025, p. 3 ? khan2025',
    'Roe 2019 ? roe2019'
  ],
  [
    '(Freire, 1970) The WHO 2010 rankings, as Johan Galtung 1969 said, Galtung 1971, 12 Roe 2019, by 1969 Galtung',
    '[@freire1970]'
  ],
  ['Khan et al.’s (2025) view', '[-@khan2025]'],
  ['According to Van der Berg (2001)', '@berg2001'],
  ['L’WHO (2010) et l’WHO (2010)', '@world2010', '@world2010'],
  // An abbreviation that the text introduces.
  [
    '(Ordnung der Schulen Minister [OSM], 2012; World Health Organization [WeltGO], 2010), (WeltGO, 2010, p. 3)',
    '(Ordnung der Schulen Minister [OSM], 2012; World Health Organization [WeltGO], 2010) ? minister2012 world2010',
    '[@world2010, p. 3]'
  ],
  [
    'R v Khan [2025], R v Lancashire Council, ex p Roe [2019], R (Drammeh) v Transport for London [2019] EWHC 12',
    '[2019] ? drammeh2019'
  ],
  // Doubted.
  ['(Galtung, 1975)', '(Galtung, 1975) ? galtung1975a galtung1975b'],
  ['Smith and Khan (2025), Khan (2025)', 'Khan (2025) ? khan2025', 'Khan (2025) ? khan2025'],
  // Citations of works that are not in the list.
  ['(Galtung, 1971)', '(Galtung, 1971) - galtung1969 galtung1975a galtung1975b'],
  ['(KMK 2012), (WHO, 2011), (UNHCR 2010)', '[@minister2012]', '(WHO, 2011) - world2010', '(UNHCR 2010) -'],
  ['Nobody lists Smith and Khan (2011).', 'Smith and Khan (2011) -'],
  ['(Smith & Poe, 1971)', '(Smith & Poe, 1971) -'],
  ['It is shown by Weyl (1993), and J. Weyl (1993b) adds more.', 'Weyl (1993) -', 'Weyl (1993b) -'],
  ['Ähnlich Weyl (1993), anders Marx (1867)', 'Ähnlich Weyl (1993) -', 'Marx (1867) -'],
  ['(Freire, 1970, cap. 3, y Giroux, 1992)', '(Freire, 1970, cap. 3, y Giroux, 1992) ? freire1970'],
  ['The WHO (2010); Die KMK (2012)', '@world2010', '@minister2012'],
  // Texts that look like citations.
  ['In Lahore (1947), the Assembly (1992), since Partition (1947), Marx (1818-1883), World Cup (2014)'],
  ['(Freire, 1970, printed in Paris, 1975)', '[@freire1970, printed in Paris, 1975]'],
  ['In 1969 (1970) it was `(Galtung, 1969)`, (Section 3), (May 2019), (1), (USA 1990), (EU 1990).']
])('%s', (text, ...expected) => {
  expect(linked(text, list)).toEqual(expected)
})

test('two authors with Urdu names', () => {
  const list = `خان، احمد اور ملک، سارہ (2019)۔ قانون اور زمین۔ لاہور: پریس۔
حسین، علی (2015)۔ مزدور کی تاریخ۔ کراچی: پریس۔`
  const text = 'یہ (خان اور ملک، 2019، ص 12)، احمد خان اور سارہ ملک (2019) اور (حسین، 2015) ہے۔'
  expect(linked(text, list)).toEqual(['[@work2019, ص 12]', '@work2019', '[@work2015]'])
})

test('institutions with Spanish names, and Urdu names', () => {
  const list = `Organización Mundial de la Salud. (2015). Salud. OMS.
Ministerio de Educación. (2012). Plan. Madrid: MEC.
Núñez, P. (s. f.). Casas. Alianza.
احمد، علی۔ (2012)۔ قرض کی کہانی۔ لاہور: سنگ میل۔`
  expect(linked('OMS (2015) y (Ministerio de Educación, 2012; Núñez, s. f.)', list)).toEqual([
    '@organizacion2015',
    '[@ministerio2012; @nunez]'
  ])
  expect(linked('قرض (احمد، 2012) اور (خان اور بٹ، 2015)، سن (2012)', list)).toEqual([
    '[@work2012]',
    '(خان اور بٹ، 2015) -'
  ])
})

test('names in capitals before given names, as in French lists', () => {
  const french = `BAUMAN Zygmunt et LYON David (2013), Liquid Surveillance, Cambridge, Polity Press.
FOUCAULT Michel (1975), Surveiller et punir. Naissance de la prison, Paris, Gallimard.
SUPIOT Alain (1994), Critique du droit du travail, Paris, PUF.
WACQUANT Loïc (2000 [1989]), Corps et âme, Marseille, Agone.`
  expect(
    linked('Wacquant (2000 [1989]) et (Wacquant, 2000 [1989], p. 3), Supiot (1994 [1990])', french)
  ).toEqual(['@wacquant2000', '[@wacquant2000, p. 3]', 'Supiot (1994 [1990]) ? supiot1994'])
  expect(linked('Selon Supiot (1994) et Bauman & Lyon (2013) (Foucault, 1975 : 201)', french)).toEqual([
    '@supiot1994',
    '@bauman2013',
    '[@foucault1975, 201]'
  ])
})
