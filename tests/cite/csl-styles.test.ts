import {readFileSync} from 'node:fs'
import {describe, expect, it} from 'vitest'
import {resolveLocale} from '../../src/cite/locale.ts'
import {createStyleProcessors} from '../../src/cite/processor.ts'
import type {CslItem} from '../../src/core/types.ts'
import {installedLocales} from '../../src/node/program/locales.ts'
import {parseBibliography} from '../../src/parse/bibliography.ts'
import {cslNames} from '../../src/parse/csl/style.ts'
import {cite, textOf} from '../cite.ts'
import {fullItem, itemTypes, type WorkName, work, works} from '../csl-works.ts'
import fc from '../properties.ts'
import {quickPart} from '../tier.ts'

const locales = installedLocales()
const styleFile = (name: string): string =>
  readFileSync(new URL(`../../styles/csl/${name}.csl`, import.meta.url), 'utf8')

/**
 * A work as a style prints it in the text (or in the first note and the second) and in the list, without its number.
 */
function printed(style: string, item: CslItem, lang = 'en-US'): readonly string[] {
  const {html, references} = cite(
    `[@${item.id}${style === 'chicago-notes' ? '' : ', p. 3'}]\n\n[@${item.id}, p. 3]`,
    {style: styleFile(style), locales, lang},
    [item]
  )
  const [first = '', second = ''] = html.split('</p>\n<p>').map(textOf)
  const entry = textOf(references[0] ?? '').replace(/^(?:\[1\]|1\.)\s*/u, '')
  if (style === 'chicago-notes') return [first, second, entry]
  return style === 'ieee' || style === 'vancouver' ? [entry] : [first, entry]
}

/** Works as the manuals print them: the work, its citation with a page, its entry. */
const EXPECTED: Readonly<Record<string, readonly (readonly [WorkName, ...string[]])[]>> = {
  apa: [
    [
      'article',
      '(Mann & Yildiz, 2019, p. 3)',
      'Mann, L., & Yildiz, D. (2019). Tides in narrow bays: A second look. Journal of Coastal Studies, 49(3), 221–239. https://doi.org/10.1000/tides'
    ],
    [
      'articleNumber',
      '(Horn et al., 2018, p. 3)',
      'Horn, A., Katz, B., & Lind, E. (2018). Salt in the wind. Open Shore, 11(2), Article e0209899. https://shore.example/e0209899'
    ],
    [
      'manyAuthors',
      '(Ason et al., 2021, p. 3)',
      'Ason, X., Bson, X., Cson, X., Dson, X., Eson, X., Fson, X., Gson, X., Hson, X., Ison, X., Json, X., Kson, X., Lson, X., Mson, X., Nson, X., Oson, X., Pson, X., Qson, X., Rson, X., Sson, X., … Vson, X. (2021). Everybody’s survey. Annals of Surveys, 7, 1–2.'
    ],
    [
      'newspaper',
      '(Goldman, 2020, p. 3)',
      'Goldman, R. (2020, March 9). A lighthouse changes hands. The Morning Post. https://post.example/lighthouse'
    ],
    [
      'book',
      '(Carr, 2010, p. 3)',
      'Carr, N. (2010). The quiet shore: What waves do to us (2nd ed.). Norton.'
    ],
    [
      'translation',
      '(Freire, 1968/1970, p. 3)',
      'Freire, P. (1970). Pedagogy of the oppressed (M. B. Ramos, Trans.). Herder and Herder. (Original work published 1968)'
    ],
    ['volumes', '(Schiller, 1999, p. 3)', 'Schiller, E. (1999). Collected letters (Vols. 1–3). Lake Press.'],
    [
      'edited',
      '(Lewin & Marsh, 2015, p. 3)',
      'Lewin, R., & Marsh, K. (Eds.). (2015). Maps and their makers. Lake Press.'
    ],
    [
      'chapter',
      '(Ross, 2015, p. 3)',
      'Ross, J. (2015). Sounding lines. In R. Lewin & K. Marsh (Eds.), Maps and their makers (pp. 33–47). Lake Press.'
    ],
    ['entry', '(Lake Press, 2004, p. 3)', 'Lake Press. (2004). Ebb. In Encyclopedia of water (3rd ed.).'],
    [
      'proceedings',
      '(Beck & Roy, 2017, p. 3)',
      'Beck, T., & Roy, N. (2017). A faster buoy. Proceedings of the Sixth Buoy Conference, 12–19.'
    ],
    [
      'report',
      '(World Tide Office, 2016, p. 3)',
      'World Tide Office. (2016). The state of the tide (Working Paper No. 12). Harbour Institute.'
    ],
    [
      'thesis',
      '(Rutz, 2013, p. 3)',
      'Rutz, C. (2013). The moon as an author [PhD thesis]. University of Basel.'
    ],
    [
      'page',
      '(World Tide Office, 2022, p. 3)',
      'World Tide Office. (2022, June 1). How we measure. https://tide.example/how'
    ],
    [
      'undatedPage',
      '(Tables of the Tide, n.d., p. 3)',
      'Tables of the tide. (n.d.). Retrieved March 5, 2024, from https://tide.example/tables'
    ],
    [
      'dataset',
      '(Moss, 2020, p. 3)',
      'Moss, J. (2020). Gauge readings (Version 2.1) [Data set]. Zenodo. https://doi.org/10.5281/zenodo.1'
    ],
    [
      'software',
      '(Moss, 2022, p. 3)',
      'Moss, J. (2022). gaugetool (Version 0.3) [Computer software]. GitHub. https://github.example/gaugetool'
    ],
    [
      'preprint',
      '(Orr, 2020, p. 3)',
      'Orr, L. (2020). On waves (arXiv:2011.01808). arXiv. https://arxiv.org/abs/2011.01808'
    ],
    ['patent', '(Brandt, 2008, p. 3)', 'Brandt, O. (2008). Tide clock (U.S. Patent No. 7346839).'],
    [
      'standard',
      '(International Organization for Standardization, 2018, p. 3)',
      'International Organization for Standardization. (2018). Tide gauges (ISO 1234:2018). ISO.'
    ],
    ['law', '(Coast Protection Act, 1990, p. 3)', 'Coast Protection Act, 42 U.S.C. § 12101 (1990).'],
    ['case', '(Sand v. Sea, 1954, p. 3)', 'Sand v. Sea, 347 U.S. 483 (1954).'],
    [
      'treaty',
      '(Convention on the Law of the Sea, 1982, p. 3)',
      'Convention on the Law of the Sea, United Nations, December 10, 1982.'
    ],
    [
      'manuscript',
      '(Dodge, 1891, p. 3)',
      'Dodge, O. (1891). Diary of a keeper. Harbour Archive (Box 3), Bergen.'
    ],
    ['film', '(Cuarón, 2004, p. 3)', 'Cuarón, A. (Director). (2004). The long ebb [Film]. Shore Pictures.'],
    [
      'talk',
      '(Teuscher, 2019, p. 3)',
      'Teuscher, R. (2019, July 14). Reading the water. Day of the Coast, Porto.'
    ],
    [
      'review',
      '(Kemp, 2011, p. 3)',
      'Kemp, I. (2011). [Review of The quiet shore, by N. Carr]. Review of Books, 8(1), 5–6.'
    ],
    ['letter', '(C. Costa, personal communication, February 3, 2023, p. 3)', ''],
    ['particle', '(van Gennep, n.d., p. 3)', 'van Gennep, A. (n.d.). The rites of passage. Lake Press.'],
    ['forthcoming', '(Tan, in press, p. 3)', 'Tan, M. (in press). Tomorrow’s tide. Open Shore.']
  ],
  'chicago-author-date': [
    [
      'article',
      '(Mann and Yildiz 2019, 3)',
      'Mann, Laura, and Deniz Yildiz. 2019. “Tides in Narrow Bays: A Second Look.” Journal of Coastal Studies 49 (3): 221–39. https://doi.org/10.1000/tides.'
    ],
    [
      'articleNumber',
      '(Horn et al. 2018, 3)',
      'Horn, Ada, Ben Katz, and Eva Lind. 2018. “Salt in the Wind.” Open Shore 11 (2): e0209899. https://shore.example/e0209899.'
    ],
    [
      'manyAuthors',
      '(Ason et al. 2021, 3)',
      'Ason, X., X. Bson, X. Cson, et al. 2021. “Everybody’s Survey.” Annals of Surveys 7: 1–2.'
    ],
    [
      'newspaper',
      '(Goldman 2020, 3)',
      'Goldman, Russell. 2020. “A Lighthouse Changes Hands.” The Morning Post, March 9. https://post.example/lighthouse.'
    ],
    ['book', '(Carr 2010, 3)', 'Carr, Nicholas. 2010. The Quiet Shore: What Waves Do to Us. 2nd ed. Norton.'],
    [
      'translation',
      '(Freire [1968] 1970, 3)',
      'Freire, Paulo. (1968) 1970. Pedagogy of the Oppressed. Translated by Myra Bergman Ramos. Herder and Herder.'
    ],
    ['volumes', '(Schiller 1999, 3)', 'Schiller, Emma. 1999. Collected Letters. 3 vols. Lake Press.'],
    [
      'edited',
      '(Lewin and Marsh 2015, 3)',
      'Lewin, Ruth, and Kai Marsh, eds. 2015. Maps and Their Makers. Lake Press.'
    ],
    [
      'chapter',
      '(Ross 2015, 3)',
      'Ross, Julia. 2015. “Sounding Lines.” In Maps and Their Makers, edited by Ruth Lewin and Kai Marsh. Lake Press.'
    ],
    ['entry', '(Encyclopedia of Water 2004, 3)', 'Encyclopedia of Water. 2004. “Ebb.” 3rd ed. Lake Press.'],
    [
      'proceedings',
      '(Beck and Roy 2017, 3)',
      'Beck, Tom, and Nina Roy. 2017. “A Faster Buoy.” Proceedings of the Sixth Buoy Conference (Oslo), 12–19.'
    ],
    [
      'report',
      '(World Tide Office 2016, 3)',
      'World Tide Office. 2016. The State of the Tide. Working Paper 12. Harbour Institute.'
    ],
    [
      'thesis',
      '(Rutz 2013, 3)',
      'Rutz, Cynthia. 2013. “The Moon as an Author.” PhD thesis, University of Basel.'
    ],
    [
      'page',
      '(World Tide Office 2022, 3)',
      'World Tide Office. 2022. “How We Measure.” June 1. https://tide.example/how.'
    ],
    [
      'undatedPage',
      '(“Tables of the Tide,” n.d., 3)',
      '“Tables of the Tide.” n.d. Accessed March 5, 2024. https://tide.example/tables.'
    ],
    [
      'dataset',
      '(Moss 2020, 3)',
      'Moss, Jan. 2020. “Gauge Readings.” Version 2.1. Zenodo, May 4. https://doi.org/10.5281/zenodo.1.'
    ],
    [
      'software',
      '(Moss 2022, 3)',
      'Moss, Jan. 2022. Gaugetool. Version 0.3. GitHub, released January. https://github.example/gaugetool.'
    ],
    [
      'preprint',
      '(Orr 2020, 3)',
      'Orr, Lea. 2020. “On Waves.” arXiv:2011.01808. arXiv. https://arxiv.org/abs/2011.01808.'
    ],
    [
      'patent',
      '(Brandt 2008, 3)',
      'Brandt, Ole. 2008. Tide clock. U.S. Patent 7346839, issued March 18, 2008.'
    ],
    [
      'standard',
      '(International Organization for Standardization 2018, 3)',
      'International Organization for Standardization. 2018. Tide Gauges. ISO 1234:2018. ISO.'
    ],
    ['law', '(Coast Protection Act 1990, 3)', 'Coast Protection Act, 42 U.S.C. § 12101 (1990).'],
    ['case', '(Sand v. Sea 1954, 3)', 'Sand v. Sea, 347 U.S. 483 (1954).'],
    [
      'treaty',
      '(Convention on the Law of the Sea 1982, 3)',
      'Convention on the Law of the Sea, United Nations, December 10, 1982.'
    ],
    [
      'manuscript',
      '(Dodge 1891, 3)',
      'Dodge, Oliver. 1891. “Diary of a Keeper.” Box 3. Harbour Archive, Bergen.'
    ],
    ['film', '(Cuarón 2004, 3)', 'Cuarón, Alma, dir. 2004. The Long Ebb. Shore Pictures.'],
    [
      'talk',
      '(Teuscher 2019, 3)',
      'Teuscher, Rita. 2019. “Reading the Water.” Day of the Coast, Porto, July 14.'
    ],
    [
      'review',
      '(Kemp 2011, 3)',
      'Kemp, Ian. 2011. The Quiet Shore, by Nicholas Carr. Review of Books 8 (1): 5–6.'
    ],
    ['letter', '(Célia Costa, personal communication, February 3, 2023, 3)', ''],
    ['particle', '(van Gennep, n.d., 3)', 'Gennep, Arnold van. n.d. The Rites of Passage. Lake Press.'],
    ['forthcoming', '(Tan, in press, 3)', 'Tan, Mei. In press. “Tomorrow’s Tide.” Open Shore.']
  ],
  'chicago-notes': [
    [
      'article',
      'Laura Mann and Deniz Yildiz, “Tides in Narrow Bays: A Second Look,” Journal of Coastal Studies 49, no. 3 (2019): 221–39, https://doi.org/10.1000/tides.',
      'Mann and Yildiz, “Tides in Narrow Bays: A Second Look,” 3.',
      'Mann, Laura, and Deniz Yildiz. “Tides in Narrow Bays: A Second Look.” Journal of Coastal Studies 49, no. 3 (2019): 221–39. https://doi.org/10.1000/tides.'
    ],
    [
      'articleNumber',
      'Ada Horn et al., “Salt in the Wind,” Open Shore 11, no. 2 (2018): e0209899, https://shore.example/e0209899.',
      'Horn et al., “Salt in the Wind,” 3.',
      'Horn, Ada, Ben Katz, and Eva Lind. “Salt in the Wind.” Open Shore 11, no. 2 (2018): e0209899. https://shore.example/e0209899.'
    ],
    [
      'manyAuthors',
      'X. Ason et al., “Everybody’s Survey,” Annals of Surveys 7 (2021): 1–2.',
      'Ason et al., “Everybody’s Survey,” 3.',
      'Ason, X., X. Bson, X. Cson, et al. “Everybody’s Survey.” Annals of Surveys 7 (2021): 1–2.'
    ],
    [
      'newspaper',
      'Russell Goldman, “A Lighthouse Changes Hands,” The Morning Post, March 9, 2020, https://post.example/lighthouse.',
      'Goldman, “A Lighthouse Changes Hands,” 3.',
      'Goldman, Russell. “A Lighthouse Changes Hands.” The Morning Post, March 9, 2020. https://post.example/lighthouse.'
    ],
    [
      'book',
      'Nicholas Carr, The Quiet Shore: What Waves Do to Us, 2nd ed. (Norton, 2010).',
      'Carr, The Quiet Shore: What Waves Do to Us, 3.',
      'Carr, Nicholas. The Quiet Shore: What Waves Do to Us. 2nd ed. Norton, 2010.'
    ],
    [
      'translation',
      'Paulo Freire, Pedagogy of the Oppressed, trans. Myra Bergman Ramos (1968; Herder and Herder, 1970).',
      'Freire, Pedagogy of the Oppressed, 3.',
      'Freire, Paulo. Pedagogy of the Oppressed. Translated by Myra Bergman Ramos. 1968; Herder and Herder, 1970.'
    ],
    [
      'volumes',
      'Emma Schiller, Collected Letters, 3 vols. (Lake Press, 1999).',
      'Schiller, Collected Letters, 3.',
      'Schiller, Emma. Collected Letters. 3 vols. Lake Press, 1999.'
    ],
    [
      'edited',
      'Ruth Lewin and Kai Marsh, eds., Maps and Their Makers (Lake Press, 2015).',
      'Lewin and Marsh, Maps and Their Makers, 3.',
      'Lewin, Ruth, and Kai Marsh, eds. Maps and Their Makers. Lake Press, 2015.'
    ],
    [
      'chapter',
      'Julia Ross, “Sounding Lines,” in Maps and Their Makers, ed. Ruth Lewin and Kai Marsh (Lake Press, 2015).',
      'Ross, “Sounding Lines,” 3.',
      'Ross, Julia. “Sounding Lines.” In Maps and Their Makers, edited by Ruth Lewin and Kai Marsh. Lake Press, 2015.'
    ],
    [
      'entry',
      'Encyclopedia of Water, 3rd ed. (Lake Press, 2004), under “Ebb.”',
      'Encyclopedia of Water, under “Ebb,” 3.',
      'Encyclopedia of Water. “Ebb.” 3rd ed. Lake Press, 2004.'
    ],
    [
      'proceedings',
      'Tom Beck and Nina Roy, “A Faster Buoy,” Proceedings of the Sixth Buoy Conference (Oslo), 2017, 12–19.',
      'Beck and Roy, “A Faster Buoy,” 3.',
      'Beck, Tom, and Nina Roy. “A Faster Buoy.” Proceedings of the Sixth Buoy Conference (Oslo), 2017, 12–19.'
    ],
    [
      'report',
      'World Tide Office, The State of the Tide, Working Paper 12 (Harbour Institute, 2016).',
      'World Tide Office, The State of the Tide, 3.',
      'World Tide Office. The State of the Tide. Working Paper 12. Harbour Institute, 2016.'
    ],
    [
      'thesis',
      'Cynthia Rutz, “The Moon as an Author” (PhD thesis, University of Basel, 2013).',
      'Rutz, “The Moon as an Author,” 3.',
      'Rutz, Cynthia. “The Moon as an Author.” PhD thesis, University of Basel, 2013.'
    ],
    [
      'page',
      'World Tide Office, “How We Measure,” June 1, 2022, https://tide.example/how.',
      'World Tide Office, “How We Measure,” 3.',
      'World Tide Office. “How We Measure.” June 1, 2022. https://tide.example/how.'
    ],
    [
      'undatedPage',
      '“Tables of the Tide,” accessed March 5, 2024, https://tide.example/tables.',
      '“Tables of the Tide,” 3.',
      '“Tables of the Tide.” Accessed March 5, 2024. https://tide.example/tables.'
    ],
    [
      'dataset',
      'Jan Moss, “Gauge Readings,” version 2.1, Zenodo, May 4, 2020, https://doi.org/10.5281/zenodo.1.',
      'Moss, “Gauge Readings,” 3.',
      'Moss, Jan. “Gauge Readings.” Version 2.1. Zenodo, May 4, 2020. https://doi.org/10.5281/zenodo.1.'
    ],
    [
      'software',
      'Jan Moss, Gaugetool, version 0.3, GitHub, released January 2022, https://github.example/gaugetool.',
      'Moss, Gaugetool, 3.',
      'Moss, Jan. Gaugetool. Version 0.3. GitHub, released January 2022. https://github.example/gaugetool.'
    ],
    [
      'preprint',
      'Lea Orr, “On Waves,” arXiv:2011.01808, arXiv, 2020, https://arxiv.org/abs/2011.01808.',
      'Orr, “On Waves,” 3.',
      'Orr, Lea. “On Waves.” arXiv:2011.01808. arXiv, 2020. https://arxiv.org/abs/2011.01808.'
    ],
    [
      'patent',
      'Ole Brandt, Tide clock, U.S. Patent 7346839, issued March 18, 2008.',
      'Brandt, Tide clock, 3.',
      'Brandt, Ole. Tide clock. U.S. Patent 7346839, issued March 18, 2008.'
    ],
    [
      'standard',
      'International Organization for Standardization, Tide Gauges, ISO 1234:2018, ISO, 2018.',
      'International Organization for Standardization, Tide Gauges, 3.',
      'International Organization for Standardization. Tide Gauges. ISO 1234:2018. ISO, 2018.'
    ],
    [
      'law',
      'Coast Protection Act, 42 U.S.C. § 12101 (1990).',
      'Coast Protection Act, 3.',
      'Coast Protection Act, 42 U.S.C. § 12101 (1990).'
    ],
    ['case', 'Sand v. Sea, 347 U.S. 483 (1954).', 'Sand v. Sea, 3.', 'Sand v. Sea, 347 U.S. 483 (1954).'],
    [
      'treaty',
      'Convention on the Law of the Sea, United Nations, December 10, 1982.',
      'Convention on the Law of the Sea, 3.',
      'Convention on the Law of the Sea, United Nations, December 10, 1982.'
    ],
    [
      'manuscript',
      'Oliver Dodge, “Diary of a Keeper,” 1891, Box 3, Harbour Archive, Bergen.',
      'Dodge, “Diary of a Keeper,” 3.',
      'Dodge, Oliver. “Diary of a Keeper.” 1891. Box 3. Harbour Archive, Bergen.'
    ],
    [
      'film',
      'The Long Ebb, directed by Alma Cuarón (Shore Pictures, 2004).',
      'Cuarón, The Long Ebb, 3.',
      'Cuarón, Alma, dir. The Long Ebb. Shore Pictures, 2004.'
    ],
    [
      'talk',
      'Rita Teuscher, “Reading the Water,” Day of the Coast, Porto, July 14, 2019.',
      'Teuscher, “Reading the Water,” 3.',
      'Teuscher, Rita. “Reading the Water.” Day of the Coast, Porto, July 14, 2019.'
    ],
    [
      'review',
      'Ian Kemp, The Quiet Shore, by Nicholas Carr, Review of Books 8, no. 1 (2011): 5–6.',
      'Kemp, The Quiet Shore, 3.',
      'Kemp, Ian. The Quiet Shore, by Nicholas Carr. Review of Books 8, no. 1 (2011): 5–6.'
    ],
    ['letter', 'Célia Costa, personal communication, February 3, 2023.', 'Costa, February 3, 2023, 3.', ''],
    [
      'particle',
      'Arnold van Gennep, The Rites of Passage (Lake Press, n.d.).',
      'van Gennep, The Rites of Passage, 3.',
      'Gennep, Arnold van. The Rites of Passage. Lake Press, n.d.'
    ],
    [
      'forthcoming',
      'Mei Tan, “Tomorrow’s Tide,” Open Shore, in press.',
      'Tan, “Tomorrow’s Tide,” 3.',
      'Tan, Mei. “Tomorrow’s Tide.” Open Shore, in press.'
    ]
  ],
  ieee: [
    [
      'article',
      'L. Mann and D. Yildiz, “Tides in narrow bays: A second look,” Journal of Coastal Studies, vol. 49, no. 3, pp. 221–239, May 2019, doi: 10.1000/tides.'
    ],
    [
      'articleNumber',
      'A. Horn, B. Katz, and E. Lind, “Salt in the wind,” Open Shore, vol. 11, no. 2, Art. no. e0209899, 2018. [Online]. Available: https://shore.example/e0209899'
    ],
    ['manyAuthors', 'X. Ason et al., “Everybody’s survey,” Annals of Surveys, vol. 7, pp. 1–2, 2021.'],
    [
      'newspaper',
      'R. Goldman, “A lighthouse changes hands,” The Morning Post, Mar. 09, 2020. [Online]. Available: https://post.example/lighthouse'
    ],
    ['book', 'N. Carr, The quiet shore: What waves do to us, 2nd ed. New York: Norton, 2010.'],
    [
      'translation',
      'P. Freire, Pedagogy of the oppressed, M. B. Ramos, Trans. New York: Herder and Herder, 1970.'
    ],
    ['volumes', 'E. Schiller, Collected letters, 3 vols. Lake Press, 1999.'],
    ['edited', 'R. Lewin and K. Marsh, Eds., Maps and their makers. Lake Press, 2015.'],
    [
      'chapter',
      'J. Ross, “Sounding lines,” in Maps and their makers, R. Lewin and K. Marsh, Eds., Geneva: Lake Press, 2015, pp. 33–47.'
    ],
    ['entry', '“Ebb,” in Encyclopedia of water, 3rd ed., Lake Press, 2004.'],
    [
      'proceedings',
      'T. Beck and N. Roy, “A faster buoy,” in Proceedings of the Sixth Buoy Conference, Oslo: ACM, 2017, pp. 12–19.'
    ],
    [
      'report',
      'World Tide Office, “The state of the tide,” Harbour Institute, Geneva, Working paper 12, 2016.'
    ],
    ['thesis', 'C. Rutz, “The moon as an author,” PhD thesis, University of Basel, 2013.'],
    [
      'page',
      'World Tide Office, “How we measure,” Jun. 01, 2022. [Online]. Available: https://tide.example/how'
    ],
    [
      'undatedPage',
      '“Tables of the tide.” Accessed: Mar. 05, 2024. [Online]. Available: https://tide.example/tables'
    ],
    ['dataset', 'J. Moss, “Gauge readings,” version 2.1. Zenodo, May 04, 2020. doi: 10.5281/zenodo.1.'],
    [
      'software',
      'J. Moss, gaugetool. (version 0.3, Jan. 2022). GitHub. [Online]. Available: https://github.example/gaugetool'
    ],
    [
      'preprint',
      'L. Orr, “On waves,” 2020, arXiv: arXiv:2011.01808. [Online]. Available: https://arxiv.org/abs/2011.01808'
    ],
    ['patent', 'O. Brandt, “Tide clock,” U.S. Patent 7346839, Mar. 18, 2008.'],
    ['standard', 'International Organization for Standardization, Tide gauges, ISO 1234:2018, 2018.'],
    ['law', 'Coast Protection Act, 42 U.S.C. § 12101, 1990.'],
    ['case', 'Sand v. Sea, 347 U.S. 483, 1954.'],
    ['treaty', 'United Nations, “Convention on the Law of the Sea.” Dec. 10, 1982.'],
    ['manuscript', 'O. Dodge, “Diary of a keeper,” Box 3, Harbour Archive, Bergen, 1891.'],
    ['film', 'A. Cuarón, dir., The long ebb. (2004). Shore Pictures.'],
    ['talk', 'R. Teuscher, “Reading the water,” presented at the Day of the Coast, Porto, Jul. 14, 2019.'],
    ['review', 'I. Kemp, review of The quiet shore, Review of Books, vol. 8, no. 1, pp. 5–6, 2011.'],
    ['letter', 'C. Costa, personal communication, Feb. 03, 2023.'],
    ['particle', 'A. van Gennep, The rites of passage. Lake Press.'],
    ['forthcoming', 'M. Tan, “Tomorrow’s tide,” Open Shore, In press.']
  ],
  vancouver: [
    [
      'article',
      'Mann L, Yildiz D. Tides in narrow bays: A second look. Journal of Coastal Studies. 2019 May;49(3):221–39. doi:10.1000/tides'
    ],
    [
      'articleNumber',
      'Horn A, Katz B, Lind E. Salt in the wind. Open Shore [Internet]. 2018;11(2):e0209899. Available from: https://shore.example/e0209899'
    ],
    [
      'manyAuthors',
      'Ason X, Bson X, Cson X, Dson X, Eson X, Fson X, et al. Everybody’s survey. Annals of Surveys. 2021;7:1–2.'
    ],
    [
      'newspaper',
      'Goldman R. A lighthouse changes hands. The Morning Post [Internet]. 2020 Mar 9. Available from: https://post.example/lighthouse'
    ],
    ['book', 'Carr N. The quiet shore: What waves do to us. 2nd ed. New York: Norton; 2010.'],
    [
      'translation',
      'Freire P. Pedagogy of the oppressed. Ramos MB, translator. New York: Herder and Herder; 1970.'
    ],
    ['volumes', 'Schiller E. Collected letters. 3 vols. Lake Press; 1999.'],
    ['edited', 'Lewin R, Marsh K, editors. Maps and their makers. Lake Press; 2015.'],
    [
      'chapter',
      'Ross J. Sounding lines. In: Lewin R, Marsh K, editors. Maps and their makers. Geneva: Lake Press; 2015. p. 33–47.'
    ],
    ['entry', 'Ebb. In: Encyclopedia of water. 3rd ed. Lake Press; 2004.'],
    [
      'proceedings',
      'Beck T, Roy N. A faster buoy. In: Proceedings of the Sixth Buoy Conference. Oslo: ACM; 2017. p. 12–9.'
    ],
    [
      'report',
      'World Tide Office. The state of the tide. Geneva: Harbour Institute; 2016. Working paper 12.'
    ],
    ['thesis', 'Rutz C. The moon as an author [PhD thesis]. University of Basel; 2013.'],
    [
      'page',
      'World Tide Office. How we measure [Internet]. 2022 Jun 1. Available from: https://tide.example/how'
    ],
    [
      'undatedPage',
      'Tables of the tide [Internet]. [cited 2024 Mar 5]. Available from: https://tide.example/tables'
    ],
    ['dataset', 'Moss J. Gauge readings. Version 2.1. Zenodo; 2020. doi:10.5281/zenodo.1'],
    [
      'software',
      'Moss J. gaugetool [Internet]. Version 0.3. GitHub; 2022. Available from: https://github.example/gaugetool'
    ],
    [
      'preprint',
      'Orr L. On waves [Internet]. arXiv; 2020. arXiv:2011.01808. Available from: https://arxiv.org/abs/2011.01808'
    ],
    ['patent', 'Brandt O. Tide clock. U.S. patent 7346839. 2008 Mar 18.'],
    ['standard', 'International Organization for Standardization. Tide gauges. ISO; 2018. ISO 1234:2018.'],
    ['law', 'Coast Protection Act. 42 U.S.C. § 12101. 1990.'],
    ['case', 'Sand v. Sea. 347 U.S. 483. 1954.'],
    ['treaty', 'United Nations. Convention on the Law of the Sea. 1982 Dec 10.'],
    ['manuscript', 'Dodge O. Diary of a keeper. 1891. Harbour Archive, Bergen; Box 3.'],
    ['film', 'Cuarón A, director. The long ebb. Shore Pictures; 2004.'],
    ['talk', 'Teuscher R. Reading the water. Presented at: Day of the Coast; Porto. 2019 Jul 14.'],
    ['review', 'Kemp I. Review of The quiet shore. Review of Books. 2011;8(1):5–6.'],
    ['letter', 'Costa C. [personal communication]. 2023 Feb 3.'],
    ['particle', 'van Gennep A. The rites of passage. Lake Press; [no date].'],
    ['forthcoming', 'Tan M. Tomorrow’s tide. Open Shore. in press.']
  ]
}

describe.each(Object.entries(EXPECTED))('%s', (style, rows) => {
  it.each(rows.map(([name, ...expected]) => [name, expected] as const))('%s', (name, expected) => {
    expect(printed(style, work(name))).toEqual(expected)
  })
})

describe('a translated article', () => {
  const item = {...work('article'), translator: [{family: 'Trans', given: 'Ann'}]}
  it.each([
    ['apa', 'Tides in narrow bays: A second look (A. Trans, Trans.). Journal of Coastal Studies, 49(3)'],
    ['chicago-author-date', 'A Second Look.” Translated by Ann Trans. Journal of Coastal Studies 49'],
    ['chicago-notes', 'A Second Look,” trans. Ann Trans, Journal of Coastal Studies 49'],
    ['ieee', 'A second look,” A. Trans, Trans., Journal of Coastal Studies, vol. 49'],
    ['vancouver', 'A second look. Trans A, translator. Journal of Coastal Studies. 2019']
  ])('%s names the translator', (style, expected) => {
    expect(printed(style, item).join('\n')).toContain(expected)
  })
})

it('a web video has its date and label in apa', () => {
  const item = {
    id: 'video',
    type: 'motion_picture',
    genre: 'video',
    author: [{family: 'Vee', given: 'Di'}],
    title: 'Video talk',
    issued: {'date-parts': [[2020, 1, 2]] as const},
    URL: 'https://e.org/v'
  }
  expect(printed('apa', item)[1]).toBe('Vee, D. (2020, January 2). Video talk [Video]. https://e.org/v')
})

describe('numbers in the text', () => {
  it.each([
    ['ieee', '[1]–[3] and [2, p. 3].'],
    ['vancouver', '(1–3) and (2, p. 3).']
  ])('%s', (style, expected) => {
    const items = [work('article'), work('book'), work('chapter')]
    const {html} = cite(
      '[@article; @book; @chapter] and [@book, p. 3].',
      {style: styleFile(style), locales, lang: 'en-US'},
      items
    )
    expect(textOf(html)).toBe(expected)
  })
})

describe('authors and years', () => {
  const twice = [
    {...work('book'), id: 'a', title: 'Alpha'},
    {...work('book'), id: 'b', title: 'Beta'}
  ]
  it.each([
    ['apa', '@a and [@b]', 'Carr (2010a) and (Carr, 2010b)'],
    ['apa', '[@a; @b]', '(Carr, 2010a, 2010b)'],
    ['apa', '@treaty', 'Convention on the Law of the Sea (1982)'],
    ['chicago-author-date', '[@a; @b]', '(Carr 2010a, 2010b)'],
    ['chicago-author-date', '@article', 'Mann and Yildiz (2019)'],
    ['chicago-author-date', '[@book, chap. 2]', '(Carr 2010, chap. 2)'],
    ['apa', '[@book, chap. 2]', '(Carr, 2010, Chapter 2)']
  ])('%s: %s', (style, markdown, expected) => {
    const all = markdown.includes('@a') && !markdown.includes('@article') ? twice : []
    const items = [...all, ...(all.length > 0 ? [] : Object.keys(works).map(name => work(name as WorkName)))]
    const {html} = cite(markdown, {style: styleFile(style), locales, lang: 'en-US'}, items)
    expect(textOf(html)).toBe(expected)
  })

  it('sorts a law by its name, if its name comes first', () => {
    const {references} = cite(
      '[@treaty; @translation; @chapter]',
      {style: styleFile('apa'), locales, lang: 'en-US'},
      [work('treaty'), work('translation'), work('chapter')]
    )
    expect(references.map(entry => textOf(entry).slice(0, 10))).toEqual([
      'Convention',
      'Freire, P.',
      'Ross, J. ('
    ])
  })
})

describe.each(cslNames)('%s with any work', style => {
  it('is a small style that is parsed fast', () => {
    const xml = styleFile(style)
    expect(xml.length).toBeLessThan(60_000)
    expect(() =>
      createStyleProcessors(xml, resolveLocale('en-US', locales))([], () => undefined)
    ).not.toThrow()
  })

  it.each(quickPart(['de', 'fr'], 2, lang => `${style} ${lang}`))('contains no English word in %s', lang => {
    // Words that occur only in English or only in another language; `in`, `Film` and `vol.` occur in both.
    const english =
      /\b(?:and|by|edited|translated|from|available|accessed|retrieved|cited|edition|released|aired|issued|filed|under|paper|presented|review|of|the|data|unpublished|personal|published|work|editors?|translators?|eds|Eds|trans|Trans)\b/u
    const items = itemTypes.map((type, index) => fullItem(type, index))
    const bare = items.map(item => ({...item, id: `b${item.id}`, genre: '', DOI: '', interviewer: []}))
    for (const text of texts(style, [...items, ...bare], lang)) expect(text).not.toMatch(english)
  })

  it('has no duplicate punctuation, and none for missing values', () => {
    const fields = Object.keys(fullItem('book', 0)).filter(field => field !== 'id' && field !== 'type')
    const item = fc.tuple(fc.constantFrom(...itemTypes), fc.subarray(fields))
    fc.assert(
      fc.property(fc.array(item, {minLength: 12, maxLength: 12}), picked => {
        const items = picked.map(([type, kept], index) => {
          const full: Readonly<Record<string, unknown>> = fullItem(type, index)
          const {id} = fullItem(type, index)
          return {...Object.fromEntries(kept.map(field => [field, full[field]])), id, type} as CslItem
        })
        for (const text of texts(style, items, 'en-US')) {
          expect(text).not.toMatch(
            /(?<!\.)\.\.(?!\.)|[,;] *[,;]|\(\s*\)|\[\s*\]|[:(] *[.,;)]|\. ,|,\.| [.,;)]| {2}|“”|NO_PRINTED_FORM|undefined|^[,.;:]|[:,;]$/u
          )
        }
      }),
      {numRuns: 5, seed: 20261124}
    )
  })
})

/** All text that a style prints for works: citations with a page, later citations, and entries without numbers. */
function texts(style: string, items: readonly CslItem[], lang: string): readonly string[] {
  const cites = items.map(({id}) => `[@${id}, p. 3]`)
  const {html, references} = cite(
    [...cites, ...cites].join('\n\n'),
    {style: styleFile(style), locales, lang},
    items
  )
  const entries = references.map(entry => textOf(entry).replace(/^(?:\[\d+\]|\d+\.)\s*/u, ''))
  return [...html.split('</p>').map(textOf), ...entries].filter(text => text !== '')
}

describe('the note of an unpublished work is printed by', () => {
  const {csl} = parseBibliography([
    {
      path: 'references.bib',
      text: '@unpublished{a, author={Doe, Jo}, title={Water}, note={draft of a chapter, from the author}, year=2001}'
    }
  ]).references[0]!

  it.each(['apa', 'ieee', 'vancouver'])('%s, but not beside an archive, which tells where it is', style => {
    expect(printed(style, {...csl, id: 'a', archive: 'City Library'}).at(-1)).not.toContain(
      'raft of a chapter'
    )
  })

  it.each([
    ['apa', 'Doe, J. (2001). Water. Draft of a chapter, from the author.'],
    ['chicago-author-date', 'Doe, Jo. 2001. “Water.” Draft of a chapter, from the author.'],
    ['chicago-notes', 'Doe, Jo. “Water.” 2001. Draft of a chapter, from the author.'],
    ['ieee', 'J. Doe, “Water,” draft of a chapter, from the author, 2001.'],
    ['vancouver', 'Doe J. Water. 2001. Draft of a chapter, from the author.']
  ])('%s', (style, expected) => {
    expect(printed(style, {...csl, id: 'a'}).at(-1)).toBe(expected)
  })
})
