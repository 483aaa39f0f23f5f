import {describe, expect, test} from 'vitest'
import type {CslItem} from '../../src/core/types.ts'
import {parseBibliography} from '../../src/parse/bibliography.ts'

/** The CSL-JSON of the last entry of a text. */
function csl(text: string): CslItem {
  return parseBibliography([{path: 'references.bib', text}]).references.at(-1)!.csl
}

function article(fields: string): CslItem {
  return csl(`@article{doe, ${fields}}`)
}

describe('LaTeX', () => {
  // The test reads the volume, because no change of case affects it.
  test.each([
    [String.raw`\'e \'{e} {\'e} \'{\i} {\'\i} \' e`, 'é é é í í é'],
    [
      String.raw`\c{c} \c c \v{s} \H{o} \u{g} \k{a} \r{a} \d{s} \.{z} \={a} \^o \~n \"u`,
      'ç ç š ő ğ ą å ṣ ż ā ô ñ ü'
    ],
    [String.raw`\AA se, \ss{} \o re \O \ae{} \L{}\'od\'z {\l}`, 'Åse, ß øre Øæ Łódź ł'],
    [String.raw`Fran\c cois \"Ozg\"{u}r Aks{\i}n`, 'François Özgür Aksın'],
    [String.raw`a -- b --- c ~d \& \% \_ \# \$ \{x\}`, 'a – b — c \u00A0d & % _ # $ {x}'],
    ["``a'' `b' it's \"c\"", '“a” ‘b’ it’s "c"'],
    [String.raw`\enquote{a} \mkbibquote{b}`, '“a” “b”'],
    [
      String.raw`\textit{a} \emph{b} {\em c} {\bf d} \textbf{e}`,
      '<i>a</i> <i>b</i> <i>c</i> <b>d</b> <b>e</b>'
    ],
    [String.raw`\textsc{a}`, '<span style="font-variant:small-caps;">a</span>'],
    [String.raw`CO\textsubscript{2} x\textsuperscript{a}`, 'CO<sub>2</sub> x<sup>a</sup>'],
    ['CO$_2$ $^{13}$C $\\alpha$ $n$', 'CO<sub>2</sub> <sup>13</sup>C α <i>n</i>'],
    ['$\\frac{a}{b}$ and $\\widehat{R}$', '$\\frac{a}{b}$ and $\\widehat{R}$'],
    ['from $5 to $10', 'from $5 to $10'],
    [String.raw`\url{https://e.org/a_b~c}`, 'https://e.org/a_b~c'],
    [String.raw`\href{https://e.org}{E}`, 'E (https://e.org)'],
    [String.raw`\LaTeX{} and \TeX\ x`, 'LaTeX and TeX x'],
    ['$\\{$beta$\\}$', '{beta}'],
    [String.raw`\unknown{x} y`, String.raw`\unknown{x} y`],
    [String.raw`\texttt{a} \mbox{b} \noopsort{z}c`, 'a b c'],
    ['<i>E. coli</i> H<sub>2</sub>O', '<i>E. coli</i> H<sub>2</sub>O'],
    ['a < b & c > d, AT&amp;T', 'a < b & c > d, AT&T'],
    ['an open <i> tag', 'an open <\u2060i> tag'],
    ['a\n   b', 'a b']
  ])('%s', (written, expected) => {
    expect(article(`volume = {${written}}`).volume).toBe(expected)
  })
})

describe('titles', () => {
  test.each([
    ['The True Frontier: Confronting the Realities', 'The true frontier: Confronting the realities'],
    ['Is It So? Yes It Is', 'Is it so? Yes it is'],
    [
      'A {Python} Tale of {DNA} and {iPhone}s',
      'A <span class="nocase">Python</span> tale of <span class="nocase">DNA</span> and <span class="nocase">iPhones</span>'
    ],
    ['Hello {P}ython World', 'Hello <span class="nocase">Python</span> world'],
    ['{The Whole Title}', '<span class="nocase">The Whole Title</span>'],
    ['DNA, JavaScript and pH in Post-Modern Vitamin C', 'DNA, JavaScript and pH in post-modern vitamin C'],
    ['The Site www.Doe.org/Path and Node.js', 'The site www.Doe.org/Path and Node.js'],
    ["History of the {\\'E}cole Normale", 'History of the école normale'],
    [
      'Practical methods for the analysis of Python code',
      'Practical methods for the analysis of Python code'
    ],
    [
      '\\emph{Homo Sapiens} and {\\em Homo Erectus} Revisited',
      '<i>Homo sapiens</i> and <i><span class="nocase">Homo Erectus</span></i> revisited'
    ],
    ["Remarks on {'t Hooft's} Matrix", 'Remarks on ’<span class="nocase">t Hooft’s</span> matrix'],
    ['THE ALL CAPS TITLE', 'THE ALL CAPS TITLE'],
    [
      'A Big Space of $X_n$ Things',
      'A big space of <i><span class="nocase">X</span></i><sub><i><span class="nocase">n</span></i></sub> things'
    ]
  ])('%s', (written, expected) => {
    expect(article(`title = {${written}}`).title).toBe(expected)
  })

  test('other languages keep their capitals', () => {
    expect(article('title = {Vom Sinn und Unsinn der Kunde}, langid = {german}')).toMatchObject({
      title: 'Vom Sinn und Unsinn der Kunde',
      language: 'de-DE'
    })
    expect(article('title = {Sinn und Unsinn Immer}, language = {ngerman}').title).toBe(
      'Sinn und Unsinn Immer'
    )
    expect(
      article('title = {Some Big Thing}, langid = {english}, langidopts = {variant=british}')
    ).toMatchObject({
      title: 'Some big thing',
      language: 'en-GB'
    })
  })

  test('names of journals, series and proceedings are kept', () => {
    expect(article('journal = {Journal of Big Things}, series = {3}')).toMatchObject({
      'container-title': 'Journal of Big Things',
      'collection-title': '3rd series'
    })
    expect(csl('@inproceedings{a, booktitle = {Proceedings of Big Things}}')['container-title']).toBe(
      'Proceedings of Big Things'
    )
    expect(csl('@incollection{a, booktitle = {The Book of Big Things}}')['container-title']).toBe(
      'The book of big things'
    )
  })

  test('subtitles, additions, short titles', () => {
    expect(
      article('title = {The Great Frontier}, subtitle = {A New Story}, titleaddon = {Part One}')
    ).toMatchObject({
      title: 'The great frontier: A new story. Part one',
      'title-short': 'The great frontier'
    })
    expect(article('title = {Short One: The Long Rest}')['title-short']).toBe('Short one')
    expect(article('title = {Why?}, subtitle = {Because}').title).toBe('Why? Because')
  })
})

describe('names', () => {
  const jane = {family: 'Doe', given: 'Jane'}
  test.each([
    ['Doe, Jane', [jane]],
    ['Jane Doe', [jane]],
    ['Jane Doe and Roe, R.', [jane, {family: 'Roe', given: 'R.'}]],
    ['Jane Doe AND\n  Roe, R.', [jane, {family: 'Roe', given: 'R.'}]],
    ['{World Health Organization}', [{literal: 'World Health Organization'}]],
    ['{{Barnes and Noble}} and Jane Doe', [{literal: 'Barnes and Noble'}, jane]],
    ['{Simon and Schuster}, A', [{family: 'Simon and Schuster', given: 'A'}]],
    ['Ludwig van Beethoven', [{family: 'Beethoven', given: 'Ludwig', 'dropping-particle': 'van'}]],
    ['van der Zwaan, Janneke', [{family: 'Zwaan', given: 'Janneke', 'dropping-particle': 'van der'}]],
    ['{van} Helsing, A', [{family: 'Helsing', given: 'A', 'non-dropping-particle': 'van'}]],
    ['{de Geus}, Tom', [{family: 'Geus', given: 'Tom', 'non-dropping-particle': 'de'}]],
    ['Drummond de Andrade, Carlos', [{family: 'Drummond de Andrade', given: 'Carlos'}]],
    ['King, Jr, Martin Luther', [{family: 'King', given: 'Martin Luther', suffix: 'Jr'}]],
    ['King, Jr., Martin L.', [{family: 'King', given: 'Martin L.', suffix: 'Jr.'}]],
    ['J.G. Smith', [{family: 'Smith', given: 'J. G.'}]],
    ['Plato', [{family: 'Plato'}]],
    [String.raw`{\"O}zge Aks{\i}n`, [{family: 'Aksın', given: 'Özge'}]],
    [String.raw`Fran\c cois Roe`, [{family: 'Roe', given: 'François'}]],
    ['Kobbe, Cayetano von', [{family: 'Kobbe', given: 'Cayetano', 'dropping-particle': 'von'}]],
    ["d'Alembert, Jean", [{family: 'd’Alembert', given: 'Jean'}]],
    ['J.~Doe', [{family: 'Doe', given: 'J.'}]],
    ['family=Doe, given=Jane', [jane]],
    [
      'given={Jean Paul}, prefix=de la, family=Roe',
      [{family: 'Roe', given: 'Jean Paul', 'dropping-particle': 'de la'}]
    ],
    ['given=A, family=Roe, suffix=Jr', [{family: 'Roe', given: 'A', suffix: 'Jr'}]],
    ['Roe, Richard B., Jr.', [{family: 'Roe', given: 'Richard B.', suffix: 'Jr.'}]],
    ['Doe, Jane; Roe, R.', [{literal: 'Doe, Jane; Roe, R.'}]],
    ['Johnson & Johnson', [{literal: 'Johnson & Johnson'}]],
    ['{Johnson & Johnson}', [{literal: 'Johnson & Johnson'}]],
    ['Ann Doe, Bob Roe, Cid Poe', [{literal: 'Ann Doe, Bob Roe, Cid Poe'}]],
    ['and Jane Doe', [jane]],
    ['family=Roe, prefix=von, useprefix=true', [{family: 'Roe', 'non-dropping-particle': 'von'}]],
    ['Jane Doe and others', [jane, {literal: 'et al.'}]],
    ['Jane Doe and et al.', [jane, {literal: 'et al.'}]]
  ])('%s', (written, expected) => {
    expect(article(`author = {${written}}`).author).toEqual(expected)
  })

  test('useprefix', () => {
    expect(article('author = {van Gogh, V.}, options = {useprefix=true}').author).toEqual([
      {family: 'Gogh', given: 'V.', 'non-dropping-particle': 'van'}
    ])
  })

  test('commas instead of `and` are reported, and nothing is lost', () => {
    const {references, findings} = parseBibliography([
      {path: 'a.bib', text: '@misc{a, author = {Ann Doe, Bob Roe, Cid Poe, Dan Loe}}'}
    ])
    expect(references[0]!.csl.author).toEqual([{literal: 'Ann Doe, Bob Roe, Cid Poe, Dan Loe'}])
    expect(findings[0]!.message).toMatch(/^The name `Ann Doe, .*` has too many commas/)
  })

  test('editors and their roles', () => {
    expect(
      csl('@book{a, editor = {Doe, Jane}, editortype = {compiler}, translator = {Roe, R.}}')
    ).toMatchObject({
      compiler: [jane],
      translator: [{family: 'Roe', given: 'R.'}]
    })
  })
})

describe('dates', () => {
  test.each([
    ['date = {2017}', {'date-parts': [[2017]]}],
    ['date = {2017-05}', {'date-parts': [[2017, 5]]}],
    ['date = {2017-05-31}', {'date-parts': [[2017, 5, 31]]}],
    ['date = {1885/1888}', {'date-parts': [[1885], [1888]]}],
    [
      'date = {2017-05-30/2017-06-02}',
      {
        'date-parts': [
          [2017, 5, 30],
          [2017, 6, 2]
        ]
      }
    ],
    ['date = {2017-05/2018}', {'date-parts': [[2017], [2018]]}],
    ['date = {2017/}', {literal: '2017–'}],
    ['date = {2017/..}', {literal: '2017–'}],
    ['date = {/2017}', {literal: '–2017'}],
    ['date = {1950~}', {'date-parts': [[1950]], circa: true}],
    ['date = {1950?}', {'date-parts': [[1950]], circa: true}],
    ['date = {199X}', {'date-parts': [[1990], [1999]]}],
    ['date = {19XX}', {'date-parts': [[1900], [1999]]}],
    ['date = {2001-21}', {'date-parts': [[2001]], season: 1}],
    ['date = {-0044}', {'date-parts': [[-45]]}],
    ['date = {2004-05-31T14:10:30}', {'date-parts': [[2004, 5, 31]]}],
    ['date = {2012-13}', {literal: '2012-13'}],
    ['date = {sometime}', {literal: 'sometime'}],
    ['date = {2017-02-29}', {literal: '2017-02-29'}],
    ['date = {2016-02-29}', {'date-parts': [[2016, 2, 29]]}],
    ['date = {y12017}', {'date-parts': [[12017]]}],
    ['date = {12017}', {literal: '12017'}],
    ['date = {2018/2017}', {'date-parts': [[2018], [2017]]}],
    ['year = 1999', {'date-parts': [[1999]]}],
    ['year = {1999}, month = may', {'date-parts': [[1999, 5]]}],
    ['year = {1999}, month = {5}, day = {7}', {'date-parts': [[1999, 5, 7]]}],
    ['year = 1999, month = {March 5}', {'date-parts': [[1999, 3, 5]]}],
    ['year = 1999, month = {5 March}', {'date-parts': [[1999, 3, 5]]}],
    ['year = 1999, month = mar # "~5"', {'date-parts': [[1999, 3, 5]]}],
    ['year = 1999, month = "10~" # jan', {'date-parts': [[1999, 1, 10]]}],
    ['year = 1999, month = {Sept.}', {'date-parts': [[1999, 9]]}],
    [
      'year = 1999, month = {May/June}',
      {
        'date-parts': [
          [1999, 5],
          [1999, 6]
        ]
      }
    ],
    [
      'year = 1999, month = {Jan--Feb}',
      {
        'date-parts': [
          [1999, 1],
          [1999, 2]
        ]
      }
    ],
    [
      'year = 1999, month = jul # "~3--5"',
      {
        'date-parts': [
          [1999, 7, 3],
          [1999, 7, 5]
        ]
      }
    ],
    ['year = 1999, month = {M{\\"a}rz}', {'date-parts': [[1999, 3]]}],
    ['year = 1999, month = {Spring}', {'date-parts': [[1999]], season: 1}],
    ['year = {c. 1950}', {'date-parts': [[1950]], circa: true}],
    ['year = {1950~}', {'date-parts': [[1950]], circa: true}],
    ['year = {1999--2000}', {'date-parts': [[1999], [2000]]}],
    ['year = {1999/2000}', {'date-parts': [[1999], [2000]]}],
    ['year = {2001--}', {literal: '2001–'}],
    ['year = {800}', {'date-parts': [[800]]}],
    ['year = {2008-05-01}', {'date-parts': [[2008, 5, 1]]}],
    ['year = {forthcoming}', {literal: 'forthcoming'}],
    ['year = {forthcoming}, month = may', {literal: 'forthcoming'}],
    ['year = {n.d.}', {literal: 'n.d.'}],
    ['year = {[2023]}', {literal: '[2023]'}]
  ])('%s', (written, expected) => {
    expect(article(written).issued).toEqual(expected)
  })

  test('other dates', () => {
    expect(article('urldate = {2020-01-02}, origdate = {1900}, eventdate = {2019-05}')).toMatchObject({
      accessed: {'date-parts': [[2020, 1, 2]]},
      'original-date': {'date-parts': [[1900]]},
      'event-date': {'date-parts': [[2019, 5]]}
    })
  })
})

describe('variables', () => {
  test.each([
    ['@article{a, pages = {1--9}}', {page: '1-9'}],
    ['@article{a, pages = {415 - 448}}', {page: '415-448'}],
    ['@article{a, pages = {431--456, 791--823}}', {page: '431-456, 791-823'}],
    ['@article{a, eid = {e5}}', {page: 'e5'}],
    ['@article{a, number = 4, volume = 2}', {issue: '4', volume: '2'}],
    [
      '@book{a, number = 4, series = {Lecture Notes}}',
      {'collection-number': '4', 'collection-title': 'Lecture Notes'}
    ],
    ['@techreport{a, number = 4, institution = {I}}', {type: 'report', number: '4', publisher: 'I'}],
    [
      '@jurisdiction{a, institution = {Supreme Court}, number = {12 U.S. 3}}',
      {type: 'legal_case', authority: 'Supreme Court', number: '12 U.S. 3'}
    ],
    ['@video{a, url = {https://e.org}}', {type: 'motion_picture', genre: 'video'}],
    ['@phdthesis{a, school = {S}}', {type: 'thesis', genre: 'PhD thesis', publisher: 'S'}],
    ['@thesis{a, type = {mathesis}}', {genre: 'master’s thesis'}],
    ['@book{a, edition = {Second}}', {edition: '2'}],
    ['@book{a, edition = {2nd ed.}}', {edition: '2'}],
    ['@book{a, edition = {revised}}', {edition: 'revised'}],
    [
      '@book{a, publisher = {P and Q}, address = {Berlin and {New York and Rome}}}',
      {publisher: 'P; Q', 'publisher-place': 'Berlin; New York and Rome'}
    ],
    [
      '@book{a, chapter = 3, pagetotal = 200, volumes = 2}',
      {'chapter-number': '3', 'number-of-pages': '200', 'number-of-volumes': '2'}
    ],
    ['@misc{a, howpublished = {\\url{https://e.org/a_b}}}', {type: 'document', URL: 'https://e.org/a_b'}],
    ['@misc{a, howpublished = {Leaflet}}', {publisher: 'Leaflet'}],
    ['@misc{a, url = {https://e.org/\\%20\\_x\\~y}}', {URL: 'https://e.org/%20_x~y'}],
    ['@misc{a, doi = {https://doi.org/10.1/x\\_y}}', {DOI: '10.1/x_y'}],
    ['@misc{a, doi = {http://dx.doi.org/10.1/x}}', {DOI: '10.1/x'}],
    ['@misc{a, doi = {doi: 10.1/x}}', {DOI: '10.1/x'}],
    ['@misc{a, url = {e.org?a=\\%\\{\\}}}', {URL: 'e.org?a=%{}'}],
    [
      '@inproceedings{a, address = {New York}, location = {Heraklion}}',
      {'publisher-place': 'New York', 'event-place': 'Heraklion'}
    ],
    [
      '@misc{a, eprint = {1412.6980}, archivePrefix = {arXiv}}',
      {type: 'article', URL: 'https://arxiv.org/abs/1412.6980', number: 'arXiv:1412.6980', publisher: 'arXiv'}
    ],
    [
      '@article{a, eprint = {1412.6980}, eprinttype = {arxiv}, journal = {J}}',
      {type: 'article-journal', URL: 'https://arxiv.org/abs/1412.6980'}
    ],
    ['@software{a, version = {1.2}}', {type: 'software', version: '1.2'}],
    ['@article{a, entrysubtype = {newspaper}}', {type: 'article-newspaper'}],
    ['@unpublished{a, eventtitle = {A Big Day}}', {type: 'speech', 'event-title': 'A Big Day'}],
    [
      '@patent{a, number = {US1}, location = {countryus}}',
      {number: 'US1', jurisdiction: 'United States of America'}
    ],
    ['@article{a, pubstate = {inpress}, note = {N}, addendum = {A}}', {status: 'in press', note: 'N. A'}],
    [
      '@book{a, isbn = {1-2}, issn = {3}, pmid = {4}, keywords = {x, y}}',
      {ISBN: '1-2', ISSN: '3', PMID: '4', keyword: 'x, y'}
    ]
  ])('%s', (text, expected) => {
    expect(csl(text)).toMatchObject(expected)
  })

  test.each([
    ['arxiv', 'https://arxiv.org/abs/x1'],
    ['arXiv', 'https://arxiv.org/abs/x1'],
    ['jstor', 'https://www.jstor.org/stable/x1'],
    ['pubmed', 'https://www.ncbi.nlm.nih.gov/pubmed/x1'],
    ['hdl', 'https://hdl.handle.net/x1'],
    ['googlebooks', 'https://books.google.com?id=x1']
  ])('eprint of %s', (eprinttype, address) => {
    expect(article(`eprint = {x1}, eprinttype = {${eprinttype}}, journaltitle = {J}`).URL).toBe(address)
    expect(article(`eprint = {x1}, eprinttype = {${eprinttype}}, url = {https://e.org}`).URL).toBe(
      'https://e.org'
    )
  })

  test.each([
    ['@book{a, pagetotal = {xii + 200}}', {'number-of-pages': 'xii + 200'}],
    ['@online{a, urldate = {2020-01-02}}', {accessed: {'date-parts': [[2020, 1, 2]]}}],
    ['@online{a, urlyear = 2020, urlmonth = 1, urlday = 2}', {accessed: {'date-parts': [[2020, 1, 2]]}}],
    [
      '@book{a, origdate = {1900}, origtitle = {O}, origpublisher = {P}, origlocation = {L}}',
      {
        'original-date': {'date-parts': [[1900]]},
        'original-title': 'O',
        'original-publisher': 'P',
        'original-publisher-place': 'L'
      }
    ],
    [
      '@inproceedings{a, eventdate = {2019-05-01/2019-05-03}, eventtitle = {Day}, venue = {Rome}}',
      {
        'event-date': {
          'date-parts': [
            [2019, 5, 1],
            [2019, 5, 3]
          ]
        },
        'event-title': 'Day',
        'event-place': 'Rome'
      }
    ],
    [
      '@book{a, annotation = {A {DNA}}, keywords = {x,  y and z, \\emph{w}}}',
      {annote: 'A DNA', keyword: 'x, y and z, <i>w</i>'}
    ],
    ['@book{a, annote = {A}}', {annote: 'A'}],
    ['@book{a, note = {N.}, addendum = {A}, howpublished = {H}}', {note: 'N. A', publisher: 'H'}],
    ['@book{a, shorthand = {KrV}, label = {Kant}}', {'citation-label': 'KrV'}],
    ['@book{a, label = {Kant}}', {'citation-label': 'Kant'}],
    ['@book{a, langid = {ngerman}}', {language: 'de-DE'}],
    ['@article{a, entrysubtype = {magazine}}', {type: 'article-magazine'}],
    [
      '@book{a, maintitle = {Whole}, title = {Part}, volume = 2}',
      {title: 'Whole', 'volume-title': 'Part', volume: '2'}
    ],
    [
      '@periodical{a, title = {Journal}, issuetitle = {Peace}}',
      {title: 'Peace', 'container-title': 'Journal'}
    ],
    ['@book{a, related = {b}, relatedtype = {translationof}, title = {T}}', {title: 'T'}]
  ])('%s', (text, expected) => {
    expect(csl(text)).toMatchObject(expected)
  })

  // The item types of CSL 1.0.2, appendix III.
  const types =
    'article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical personal_communication post post-weblog regulation report review review-book software song speech standard thesis treaty webpage'.split(
      ' '
    )

  test.each(
    'article artwork audio bibnote book bookinbook booklet collection commentary conference dataset electronic image inbook incollection inproceedings inreference jurisdiction legal legislation letter manual mastersthesis misc movie music mvbook mvcollection mvproceedings mvreference online patent performance periodical phdthesis proceedings reference report review set software standard suppbook suppcollection suppperiodical techreport thesis unpublished video www'.split(
      ' '
    )
  )('@%s is an entry type, and has a CSL type', type => {
    const {references, findings} = parseBibliography([{path: 'a.bib', text: `@${type}{a, title = {T}}`}])
    expect(findings).toEqual([])
    expect(types).toContain(references[0]!.csl.type)
  })

  test('the abstract is not rendered', () => {
    expect(article('abstract = {A}')).toEqual({id: 'doe', type: 'article-journal'})
  })
})

describe('inheritance', () => {
  test('the booktitle of a collection applies to its chapters', () => {
    expect(csl('@collection{w, title = {Space}, booktitle = {Space}}')).toEqual({
      id: 'w',
      type: 'book',
      title: 'Space'
    })
  })

  test('a chapter inherits the title of its book as booktitle, and its own fields take precedence', () => {
    const text = `@collection{whole, title = {Space}, subtitle = {Beyond}, editor = {Doe, Jane}, date = 2000, publisher = {P}}
      @incollection{part, title = {Part}, crossref = {whole}, year = {2001}}`
    expect(csl(text)).toEqual({
      id: 'part',
      type: 'chapter',
      title: 'Part',
      'container-title': 'Space: Beyond',
      editor: [{family: 'Doe', given: 'Jane'}],
      issued: {'date-parts': [[2001]]},
      publisher: 'P'
    })
  })

  test('the author of a book is the author of its parts', () => {
    expect(csl('@book{w, author = {Doe, Jane}, title = {W}}@inbook{p, crossref = {w}}')).toMatchObject({
      author: [{family: 'Doe', given: 'Jane'}],
      'container-author': [{family: 'Doe', given: 'Jane'}],
      'container-title': 'W'
    })
  })

  test('xdata is inherited, also several and nested; xref is not', () => {
    const text = `@xdata{p, publisher = {P}}@xdata{q, location = {L}, xdata = {p}}@xdata{r, series = {S}}
      @book{x, note = {no}}@book{b, xdata = {q,r}, xref = {x}}`
    expect(csl(text)).toEqual({
      id: 'b',
      type: 'book',
      publisher: 'P',
      'publisher-place': 'L',
      'collection-title': 'S'
    })
  })

  test('a set is rendered as its first member', () => {
    expect(csl('@article{a, title = {First}}@article{b,}@set{s, entryset = {a, b}}')).toMatchObject({
      id: 's',
      type: 'article-journal',
      title: 'First'
    })
  })
})
