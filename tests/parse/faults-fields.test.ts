import {describe, expect, test} from 'vitest'
import type {CslItem} from '../../src/core/types.ts'
import {built} from '../built.ts'

/** An entry as `@book title = {T}`: its CSL without the key, and the findings: `line:column value`. */
async function read(entry: string): Promise<readonly [Omit<CslItem, 'id'>, readonly string[]]> {
  const files = {'references.bib': `${entry.replace(/^(@\w+) /, '$1{doe, ')}}`}
  const {manuscript, diagnostics} = await built(files)
  const {id: _id, ...csl} = manuscript.bibliography.byKey.get('doe')!.csl
  const said = diagnostics
    .filter(({rule}) => rule.startsWith('bibliography'))
    .map(({start, message}) => `${start?.line}:${start?.column} ${/`[^`]*`/.exec(message)?.[0]}`)
  return [csl as Omit<CslItem, 'id'>, said]
}

describe('LaTeX of a field', () => {
  // The value of a field, the resulting text, and the findings; the value begins in column 19.
  test.for<readonly [string, string, (readonly string[])?]>([
    ['a---b--c-d', 'a—b–c-d'],
    ['a~b', 'a\u00A0b'],
    ['\\\'{e}\\"o\\^\\i \\v{c} \\c c', 'éöîč ç'],
    ["\\'\\i \\'{\\j}", 'íj́'],
    ["\\'{}", "'"],
    ["\\'", "'"],
    ["\\'{ab}", 'áb'],
    ["\\' e", 'é'],
    ["\\'\\alpha", 'ά'],
    ['\\ss a', 'ßa'],
    ['\\ss{}a', 'ßa'],
    ['\\L odz', 'Łodz'],
    ['\\aa', 'å'],
    ['{\\"O}z', 'Öz'],
    ['{\\"Oz} A', 'Öz A'],
    ['{DNA}', 'DNA'],
    ['{{DNA}}', 'DNA'],
    ['{}', ''],
    ['\\emph{a \\textbf{b} c}', '<i>a <b>b</b> c</i>'],
    ['\\emph a b', '<i>a</i> b'],
    ['{\\em a} b', '<i>a</i> b'],
    ['{\\bf a {\\em b} c}', '<b>a <i>b</i> c</b>'],
    ['{\\em a \\rm b} c', '<i>a b</i> c'],
    ['\\em a', '<i>a</i>'],
    ['\\textsc{a}', '<span style="font-variant:small-caps;">a</span>'],
    ['\\textsuperscript{a}\\textsubscript{b}', '<sup>a</sup><sub>b</sub>'],
    ['\\textrm{a}', 'a'],
    ['\\enquote{a \\enquote{b}}', '“a “b””'],
    ['\\url https', '\\url https'],
    ['\\href{https://e.org}{a}', 'a (https://e.org)'],
    ['\\href{https://e.org}{https://e.org}', 'https://e.org'],
    ['\\href{https://e.org}{}', 'https://e.org'],
    ['\\foo', '\\foo', ['1:20 `\\foo`']],
    ['\\foo{a}', '\\foo{a}', ['1:20 `\\foo`']],
    ['\\foo{a}{b}', '\\foo{a}b', ['1:20 `\\foo`']],
    ['\\foo a', '\\foo a', ['1:20 `\\foo`']],
    ['\\Foo*', '\\Foo*', ['1:20 `\\Foo*`']],
    ['\\\\', ''],
    ['a\\\\b', 'a b'],
    ['a\\ b', 'a b'],
    ['\\&\\%\\_\\#\\$\\{\\}', '&%_#$' + '{}'],
    ['\\LaTeX a', 'LaTeXa'],
    ['\\LaTeX{} a', 'LaTeX a'],
    ['\\TeX', 'TeX'],
    ['\\noopsort{a}b', 'b'],
    ['\\nocite{a}b', '\\nocite{a}b', ['1:20 `\\nocite`']],
    ['\\protect a', 'a'],
    ['\\relax a', 'a'],
    ['\\mbox{a}', 'a'],
    ['\\textasciitilde', '~'],
    ['\\textendash a', '–a'],
    ['$x$', '<i>x</i>'],
    ['$x^2$', '<i>x</i><sup>2</sup>'],
    ['$x_{i}$', '<i>x</i><sub><i>i</i></sub>'],
    ['$a < b$', '<i>a</i> < <i>b</i>'],
    ['$\\frac{a}{b}$', '$\\frac{a}{b}$'],
    ['$x', '$x', ['1:20 `$`']],
    ['a $ b', 'a $ b', ['1:22 `$`']],
    ['\\$x$', '$x$', ['1:23 `$`']],
    ['$$', '$$', ['1:21 `$`']],
    ['$a\\$b$', '$a\\$b$'],
    ['$\\mathrm{CO}_2$', 'CO<sub>2</sub>'],
    ['\\(x\\)', '<i>x</i>'],
    ['\\[x\\]', '<i>x</i>'],
    ['\\(x', '\\(x', ['1:20 `\\(`']],
    ['\\(x \\(y\\)', '\\(x <i>y</i>', ['1:20 `\\(`']],
    ['x\\)', 'x\\)', ['1:21 `\\)`']],
    ['<i>a</i> b', '<i>a</i> b'],
    ['<I>a</I>', '<i>a</i>'],
    ['<i>a', '<⁠i>a'],
    ['<i>a <b>b</i> c</b>', '<⁠i>a <b>b<⁠/i> c</b>'],
    ['<sup>a</sup><sub>b</sub>', '<sup>a</sup><sub>b</sub>'],
    ['<em>a</em><strong>b</strong>', '<i>a</i><b>b</b>'],
    ['a < b', 'a < b'],
    ['<u>a</u>', '<u>a</u>'],
    ['<i>{a</i>}', '<⁠i>a<⁠/i>'],
    ['&amp; &lt; &gt; &quot; &#38; &copy;', '& < > " & &copy;'],
    ['a  b   c', 'a b c'],
    ['a\n b', 'a b'],
    [' a ', 'a'],
    ['\\textit{ a } b', '<i>a </i>b'],
    ['\\emph{a}\\emph{b}', '<i>ab</i>'],
    ['\\emph{\\emph{a}}', '<i>a</i>'],
    ['{\\emph{a}}', '<i>a</i>'],
    ['\\emph{{A}}', '<i>A</i>'],
    ['<i>x</i>', '<i>x</i>'],
    ['\\textless i>x', '<⁠i>x'],
    ['\\o\\O\\ae\\AE\\oe\\l', 'øØæÆœł'],
    ['\\.{z}\\={a}\\u{g}\\H{o}\\k{a}\\r{u}\\d{s}\\b{t}\\t{oo}', 'żāğőąůṣṯo͡o'],
    ['\\"', '"'],
    ['\\a', '\\a', ['1:20 `\\a`']],
    ['\\i\\j', 'ıȷ'],
    ['\\dots\\ldots', '……'],
    ['\\textquoteleft a\\textquoteright', '‘a’'],
    ['\\S\\P\\pounds\\copyright', '§¶£©'],
    ['\\,a\\;b\\!c\\/', 'a bc'],
    ['\\-a', 'a'],
    ['\\emph', ''],
    ['\\textbf{}', '']
  ])('%s', async ([latex, expected, said = []]) => {
    const [csl, found] = await read(`@misc note = {${latex}}`)
    expect([csl.note ?? '', found]).toEqual([expected, said])
  })
})

/** An entry, and its CSL. */
type Row = readonly [entry: string, csl: Readonly<Record<string, unknown>>]

describe('titles', () => {
  test.each<Row>([
    [
      '@book title = {The Law Of {Bricks} And DNA}',
      {title: 'The law of <span class="nocase">Bricks</span> and DNA'}
    ],
    ['@book title = {A Study: The Law}', {title: 'A study: The law', 'title-short': 'A study'}],
    ['@book title = {the law of bricks and wages}', {title: 'the law of bricks and wages'}],
    [
      '@book title = {{The Law}: A Study}',
      {
        title: '<span class="nocase">The Law</span>: A study',
        'title-short': '<span class="nocase">The Law</span>'
      }
    ],
    ['@book title = {{P}ython and Java}', {title: '<span class="nocase">Python</span> and java'}],
    ['@book title = {What? The Law}', {title: 'What? The law'}],
    ['@book title = {“The Law” of A Brick}', {title: '“The law” of a brick'}],
    ['@book title = {Bricks In 2001 And PhD Work}', {title: 'Bricks in 2001 and PhD work'}],
    ['@book title = {The O’Neil Case Of Brick’s Law}', {title: 'The O’Neil case of brick’s law'}],
    ['@book title = {On Being And A B C}', {title: 'On being and a B C'}],
    ['@book title = {The Law (And The Brick)}', {title: 'The law (and the brick)'}],
    ['@book title = {JavaScript Of pH}', {title: 'JavaScript of pH'}],
    ['@book title = {Élan Of École}', {title: 'Élan of école'}],
    ['@book title = {The Law. A Study}', {title: 'The law. A study'}],
    ['@book title = {The Law -- A Study}', {title: 'The law – a study'}],
    ['@book title = {The Law: Of}', {title: 'The law: Of', 'title-short': 'The law'}],
    ['@book title = {The Law:Of Bricks}', {title: 'The law:of bricks'}],
    [
      '@book title = {{\\em The Law} Of Bricks}',
      {title: '<i><span class="nocase">The Law</span></i> of bricks'}
    ],
    ['@book title = {\\emph{Homo Sapiens} In Law}', {title: '<i>Homo sapiens</i> in law'}],
    ["@book title = {{``The Law''} Of Bricks}", {title: '“<span class="nocase">The Law</span>” of bricks'}],
    ['@book title = {The {NASA}-Based Law}', {title: 'The <span class="nocase">NASA</span>-based law'}],
    ['@book title = {Law With From Into Bricks}', {title: 'Law with from into bricks'}],
    ['@book title = {brick Wage labour Law rights}', {title: 'brick Wage labour Law rights'}],
    [
      '@book title = {The Law Of {Bricks} And DNA}, langid = {german}',
      {title: 'The Law Of <span class="nocase">Bricks</span> And DNA', language: 'de-DE'}
    ],
    [
      '@book title = {A Study: The Law}, langid = {german}',
      {title: 'A Study: The Law', 'title-short': 'A Study', language: 'de-DE'}
    ],
    [
      '@book title = {the law of bricks and wages}, langid = {german}',
      {title: 'the law of bricks and wages', language: 'de-DE'}
    ],
    ['@book title = {A?}, subtitle = {B}', {title: 'A? B', 'title-short': 'A?'}],
    ['@book title = {A:}, subtitle = {B}, titleaddon = {C}', {title: 'A: B. C', 'title-short': 'A:'}],
    ['@book title = {A}, titleaddon = {C}', {title: 'A. C', 'title-short': 'A'}],
    ['@book title = {A.}, titleaddon = {C}', {title: 'A. C', 'title-short': 'A.'}],
    ['@article series = {3}', {'collection-title': '3rd series'}],
    ['@article series = {1}', {'collection-title': '1st series'}],
    ['@article series = {2}', {'collection-title': '2nd series'}],
    ['@article series = {11}', {'collection-title': '11th series'}],
    ['@article series = {112}', {'collection-title': '112th series'}],
    ['@article series = {newseries}', {'collection-title': 'new series'}],
    ['@article series = {oldseries}', {'collection-title': 'old series'}],
    ['@book series = {3}', {'collection-title': '3'}],
    ['@book title = {A: B}', {title: 'A: B', 'title-short': 'A'}],
    ['@book title = {A:B}', {title: 'A:B'}],
    ['@book title = {A \\url{x: y}: B}', {title: 'A x: y: B', 'title-short': 'A x: y'}],
    ['@book title = {A}, shorttitle = {S}', {title: 'A', 'title-short': 'S'}],
    ['@periodical title = {P}, issuetitle = {I}', {title: 'I', 'container-title': 'P'}],
    [
      '@periodical title = {P}, shorttitle = {S}',
      {title: 'P', 'container-title-short': 'S', 'title-short': 'S'}
    ],
    ['@periodical title = {P: Q}', {title: 'P: Q'}],
    [
      '@inproceedings title = {A}, booktitle = {The Law Of Bricks}',
      {title: 'A', 'container-title': 'The Law Of Bricks'}
    ],
    [
      '@incollection title = {A}, booktitle = {The Law Of Bricks}',
      {title: 'A', 'container-title': 'The law of bricks'}
    ],
    [
      '@inbook title = {A}, booktitle = {B}, maintitle = {M}',
      {title: 'A', 'volume-title': 'B', 'container-title': 'M'}
    ],
    [
      '@book title = {A}, maintitle = {M}, mainsubtitle = {N}, maintitleaddon = {O}',
      {title: 'M: N. O', 'volume-title': 'A'}
    ],
    ['@article title = {A}, booktitle = {B}', {title: 'A', 'container-title': 'B'}],
    ['@article title = {A}, journaltitle = {J}, booktitle = {B}', {title: 'A', 'container-title': 'J'}],
    ['@misc title = {A}, booktitle = {B}', {title: 'A', 'container-title': 'B'}],
    ['@report title = {A}, booktitle = {B}', {title: 'A', 'container-title': 'B'}],
    ['@misc origtitle = {O}, origsubtitle = {P}', {'original-title': 'O: P'}]
  ])('%s', async (entry, expected) => {
    const [{type: _type, ...csl}] = await read(entry)
    expect(csl).toEqual(expected)
  })
})

describe('fields', () => {
  test.each<Row>([
    ['@misc isbn = {978-0-306-40615-7}', {type: 'document', ISBN: '978-0-306-40615-7'}],
    ['@misc doi = {https://doi.org/10.1/a}', {type: 'document', DOI: '10.1/a'}],
    ['@misc doi = {doi: 10.1/a}', {type: 'document', DOI: '10.1/a'}],
    ['@misc doi = {http://dx.doi.org/10.1/a_b%c}', {type: 'document', DOI: '10.1/a_b%c'}],
    ['@misc url = {https://e.org/a_b~c}', {type: 'document', URL: 'https://e.org/a_b~c'}],
    ['@misc howpublished = {\\url{https://e.org}}', {type: 'document', URL: 'https://e.org'}],
    ['@misc howpublished = {Leaflet}', {type: 'document', publisher: 'Leaflet'}],
    ['@misc note = {https://e.org}', {type: 'document', URL: 'https://e.org'}],
    ['@misc note = {See https://e.org}', {type: 'document', note: 'See https://e.org'}],
    [
      '@misc eprint = {2101.00001}, eprinttype = {arXiv}',
      {
        type: 'article',
        number: 'arXiv:2101.00001',
        publisher: 'arXiv',
        URL: 'https://arxiv.org/abs/2101.00001'
      }
    ],
    [
      '@misc eprint = {arXiv:2101.00001}, archiveprefix = {arXiv}, primaryclass = {cs.CL}',
      {
        type: 'article',
        number: 'arXiv:2101.00001',
        publisher: 'arXiv',
        URL: 'https://arxiv.org/abs/2101.00001'
      }
    ],
    [
      '@misc eprint = {123}, eprinttype = {jstor}',
      {type: 'document', URL: 'https://www.jstor.org/stable/123'}
    ],
    [
      '@misc eprint = {123}, eprinttype = {PubMed}',
      {type: 'document', URL: 'https://www.ncbi.nlm.nih.gov/pubmed/123'}
    ],
    [
      '@misc eprint = {b1}, eprinttype = {googlebooks}',
      {type: 'document', URL: 'https://books.google.com?id=b1'}
    ],
    ['@misc eprint = {20.1/1}, eprinttype = {hdl}', {type: 'document', URL: 'https://hdl.handle.net/20.1/1'}],
    ['@misc eprint = {x}, eprinttype = {nowhere}', {type: 'document'}],
    ['@misc pmid = {12}, pmcid = {PMC3}', {type: 'document', PMID: '12', PMCID: 'PMC3'}],
    ['@article number = {3}, volume = {12}', {type: 'article-journal', volume: '12', issue: '3'}],
    ['@article number = {3}, issue = {Spring}', {type: 'article-journal', issue: '3, Spring'}],
    ['@article volume = {12}, part = {B}', {type: 'article-journal', volume: '12.B'}],
    [
      '@book volume = {2}, number = {7}, series = {S}, volumes = {3}, part = {1}',
      {
        type: 'book',
        'collection-title': 'S',
        volume: '2.1',
        'number-of-volumes': '3',
        'collection-number': '7'
      }
    ],
    [
      '@techreport number = {7}, type = {Working paper}',
      {type: 'report', number: '7', genre: 'Working paper'}
    ],
    ['@book edition = {Second}', {type: 'book', edition: '2'}],
    ['@book edition = {2nd}', {type: 'book', edition: '2'}],
    ['@book edition = {2nd edition}', {type: 'book', edition: '2'}],
    ['@book edition = {Twelfth ed.}', {type: 'book', edition: '12'}],
    ['@book edition = {Thirteenth}', {type: 'book', edition: 'Thirteenth'}],
    ['@book edition = {3.}', {type: 'book', edition: '3'}],
    ['@book edition = {Revised}', {type: 'book', edition: 'Revised'}],
    ['@book pages = {3 -- 9}', {type: 'book', page: '3-9'}],
    ['@article pages = {3–9}', {type: 'article-journal', page: '3-9'}],
    ['@article pages = {3---9}', {type: 'article-journal', page: '3-9'}],
    ['@article pages = {3 - 9}', {type: 'article-journal', page: '3-9'}],
    ['@article pages = {e3 - e9}', {type: 'article-journal', page: 'e3 - e9'}],
    ['@article eid = {e12}', {type: 'article-journal', page: 'e12'}],
    ['@article pages = {}, eid = {e12}', {type: 'article-journal', page: 'e12'}],
    ['@book pagetotal = {200}', {type: 'book', 'number-of-pages': '200'}],
    ['@book numpages = {200}', {type: 'book', 'number-of-pages': '200'}],
    ['@article numpages = {20}', {type: 'article-journal'}],
    ['@book chapter = {3}', {type: 'book', 'chapter-number': '3'}],
    ['@software version = {1.2}', {type: 'software', version: '1.2'}],
    ['@misc number = {4}', {type: 'document', number: '4'}],
    ['@unpublished note = {Draft}', {type: 'manuscript', note: 'Draft'}],
    [
      '@phdthesis school = {U}, address = {L}',
      {type: 'thesis', publisher: 'U', 'publisher-place': 'L', genre: 'PhD thesis'}
    ],
    ['@mastersthesis school = {U}', {type: 'thesis', publisher: 'U', genre: 'master’s thesis'}],
    ['@thesis type = {phdthesis}, institution = {U}', {type: 'thesis', publisher: 'U', genre: 'PhD thesis'}],
    ['@thesis type = {Habilitation}', {type: 'thesis', genre: 'Habilitation'}],
    ['@techreport institution = {I}', {type: 'report', publisher: 'I'}],
    [
      '@report type = {techreport}, institution = {I}',
      {type: 'report', publisher: 'I', genre: 'technical report'}
    ],
    ['@online title = {T}, organization = {O}', {type: 'webpage', title: 'T', publisher: 'O'}],
    [
      '@inproceedings booktitle = {B}, eventtitle = {E}, venue = {V}, eventdate = {2001-05-06/2001-05-08}',
      {
        type: 'paper-conference',
        'event-date': {
          'date-parts': [
            [2001, 5, 6],
            [2001, 5, 8]
          ]
        },
        'container-title': 'B',
        'event-title': 'E',
        'event-place': 'V'
      }
    ],
    [
      '@proceedings title = {P}, editor = {Doe, J}',
      {type: 'book', editor: [{family: 'Doe', given: 'J'}], title: 'P'}
    ],
    ['@patent number = {US1}, holder = {Doe Inc}', {type: 'patent', number: 'US1'}],
    ['@video title = {V}', {type: 'motion_picture', title: 'V', genre: 'video'}],
    ['@movie title = {V}', {type: 'motion_picture', title: 'V'}],
    ['@dataset title = {D}', {type: 'dataset', title: 'D'}],
    ['@manual title = {M}, organization = {O}', {type: 'book', title: 'M', publisher: 'O'}],
    ['@booklet title = {B}, howpublished = {Self}', {type: 'pamphlet', title: 'B', publisher: 'Self'}],
    ['@periodical title = {P}', {type: 'periodical', title: 'P'}],
    ['@legislation title = {L}', {type: 'legislation', title: 'L'}],
    ['@jurisdiction title = {C}', {type: 'legal_case', title: 'C'}],
    ['@letter title = {L}', {type: 'personal_communication', title: 'L'}],
    ['@artwork title = {A}', {type: 'graphic', title: 'A'}],
    ['@audio title = {A}', {type: 'song', title: 'A'}],
    ['@standard title = {S}, number = {ISO 1}', {type: 'standard', title: 'S', number: 'ISO 1'}],
    ['@review title = {R}', {type: 'review', title: 'R'}],
    ['@newspaper title = {N}', {type: 'document', title: 'N'}],
    [
      '@inreference title = {I}, booktitle = {E}',
      {type: 'entry-encyclopedia', title: 'I', 'container-title': 'E'}
    ],
    [
      '@article title = {T}, subtitle = {S}, titleaddon = {A}',
      {type: 'article-journal', title: 'T: S. A', 'title-short': 'T'}
    ],
    [
      '@article journaltitle = {J}, journalsubtitle = {S}, shortjournal = {Jo}',
      {type: 'article-journal', 'container-title': 'J: S', 'container-title-short': 'Jo'}
    ],
    [
      '@book maintitle = {M}, title = {T}, volume = {2}',
      {type: 'book', title: 'M', 'volume-title': 'T', volume: '2'}
    ],
    [
      '@inbook title = {T}, booktitle = {B}, maintitle = {M}',
      {type: 'chapter', title: 'T', 'volume-title': 'B', 'container-title': 'M'}
    ],
    ['@book shorttitle = {S}, title = {T}', {type: 'book', title: 'T', 'title-short': 'S'}],
    [
      '@book origtitle = {O}, origdate = {1900}, origlanguage = {german}, origlocation = {L}, origpublisher = {P}',
      {
        type: 'book',
        'original-date': {'date-parts': [[1900]]},
        'original-title': 'O',
        'original-publisher': 'P',
        'original-publisher-place': 'L'
      }
    ],
    [
      '@book translator = {Roe, A}, editor = {Poe, B}',
      {type: 'book', editor: [{family: 'Poe', given: 'B'}], translator: [{family: 'Roe', given: 'A'}]}
    ],
    [
      '@book editor = {Poe, B}, editortype = {compiler}',
      {type: 'book', compiler: [{family: 'Poe', given: 'B'}]}
    ],
    [
      '@book editora = {Poe, B}, editoratype = {director}',
      {type: 'book', director: [{family: 'Poe', given: 'B'}]}
    ],
    ['@book afterword = {A, B}, foreword = {C, D}, introduction = {E, F}', {type: 'book'}],
    ['@inbook bookauthor = {Roe, A}', {type: 'chapter', 'container-author': [{family: 'Roe', given: 'A'}]}],
    ['@book langid = {ngerman}', {type: 'book', language: 'de-DE'}],
    ['@book language = {french}', {type: 'book', language: 'fr-FR'}],
    ['@book hyphenation = {UKenglish}', {type: 'book', language: 'en-GB'}],
    [
      '@book keywords = {a, b}, abstract = {Ab}, annote = {An}',
      {type: 'book', annote: 'An', keyword: 'a, b'}
    ],
    [
      '@book publisher = {P and Q}, location = {L and M}',
      {type: 'book', publisher: 'P; Q', 'publisher-place': 'L; M'}
    ],
    ['@book address = {L}', {type: 'book', 'publisher-place': 'L'}],
    [
      '@article journal = {J}, month = mar, year = 2001',
      {type: 'article-journal', issued: {'date-parts': [[2001, 3]]}, 'container-title': 'J'}
    ],
    ['@article pubstate = {inpress}', {type: 'article-journal', status: 'in press'}],
    ['@misc entrysubtype = {x}, type = {Map}', {type: 'document', genre: 'Map'}],
    ['@book library = {L}, file = {f.pdf}', {type: 'book', 'call-number': 'L'}],
    ['@book series = {S}, shortseries = {Sh}', {type: 'book', 'collection-title': 'S'}],
    ['@article issn = {0378-5955}', {type: 'article-journal', ISSN: '0378-5955'}],
    [
      '@misc url = {https://e.org}, urldate = {2020-01-02}',
      {type: 'document', accessed: {'date-parts': [[2020, 1, 2]]}, URL: 'https://e.org'}
    ],
    ['@misc lastvisited = {2020}', {type: 'document'}],
    [
      '@misc options = {useprefix=true}, author = {von Doe, J}',
      {type: 'document', author: [{family: 'Doe', given: 'J', 'non-dropping-particle': 'von'}]}
    ],
    [
      '@misc options = {useprefix}, author = {von Doe, J}',
      {type: 'document', author: [{family: 'Doe', given: 'J', 'non-dropping-particle': 'von'}]}
    ],
    [
      '@misc options = {useprefix=false}, author = {von Doe, J}',
      {type: 'document', author: [{family: 'Doe', given: 'J', 'dropping-particle': 'von'}]}
    ],
    [
      '@misc author+an = {1=highlight}, author = {Doe, J}',
      {type: 'document', author: [{family: 'Doe', given: 'J'}]}
    ],
    ['@misc shorthand = {ABC}', {type: 'document', 'citation-label': 'ABC', custom: {shorthand: 'ABC'}}],
    ['@misc keywords = {a;b}', {type: 'document', keyword: 'a;b'}],
    ['@article status = {published}, xyz = {1}', {type: 'article-journal'}]
  ])('%s', async (entry, expected) => {
    const [csl] = await read(entry)
    expect(csl).toEqual(expected)
  })
})
