import {expect, test} from 'vitest'
import {linked} from './typed-text.ts'

const list = ['Ames', 'Bell', 'Cole', 'Dorn', 'Earl', 'Frey']
  .map((name, index) => `${index + 1}. ${name} A. The book of ${name}. Paris: Press; 200${index + 1}.`)
  .join('\n')
const square = 'It is so [1]. It is so [2]. It is so [3]. It is so [4].\n'
const round = 'It is so (1). It is so (2). It is so (3). It is so (4).\n'
const raised = 'It is so^1^. It is so^2^. It is so^3^. It is so^4^.\n'
const before = ['[@ames2001]', '[@bell2002]', '[@cole2003]', '[@dorn2004]']

test.each<[string, string, ...string[]]>([
  [square, 'Seen [2, p. 171; 3].', '[@bell2002, p. 171; @cole2003]'],
  [
    square,
    'Seen [3–5] and [1,2, 6].',
    '[@cole2003; @dorn2004; @earl2005]',
    '[@ames2001; @bell2002; @frey2006]'
  ],
  [square, 'Seen [3]–[5].', '[@cole2003; @dorn2004; @earl2005]'],
  [square, 'Law [2, pp. 12–15, eq. (3)].', '[@bell2002, pp. 12–15, eq. (3)]'],
  [square, 'Law [2 (p. 12)].', '[@bell2002, p. 12]'],
  [square, 'Law [2, Secs. 15, 19], [see 3].', '[@bell2002, Secs. 15, 19]', '[see @cole2003]'],
  [
    square,
    'Law [2; Sec. 3], [4, Theorem 2], [5, Appendix A].',
    '[@bell2002, Sec. 3]',
    '[@dorn2004, Theorem 2]',
    '[@earl2005, Appendix A]'
  ],
  [
    square,
    'Law [2, and Table S1 there], [4; the second edition].',
    '[2, and Table S1 there] ? bell2002',
    '[4; the second edition] ? dorn2004'
  ],
  [
    square,
    'Law [see 2 and references therein], [3–5, and refs. cited therein].',
    '[see @bell2002, and references therein]',
    '[@cole2003; @dorn2004; @earl2005, and refs. cited therein]'
  ],
  [square, 'Law [2 and the plates], [3a,b].', '[2 and the plates] ? bell2002', '[3a,b] ? cole2003'],
  [
    square,
    'Law [2 -- 4], [2 to 4].',
    '[@bell2002; @cole2003; @dorn2004]',
    '[2 to 4] ? bell2002 cole2003 dorn2004'
  ],
  [square, 'Law [5][6], x[1][2] and f[3](y).', '[@earl2005]', '[@frey2006]'],
  [square, 'Law [5](p. 3).', '[@earl2005]'],
  [square, 'Law [2:5,3:7].', '[@bell2002, 5; @cole2003, 7]'],
  [square, 'Law [2, p. 5, 3, p. 7].', '[@bell2002, p. 5; @cole2003, p. 7]'],
  [square, 'Law [2, Arts. 5, 6, 3, art. 7].', '[2, Arts. 5, 6, 3, art. 7] ? bell2002'],
  [square, 'Law [2, pp. 5, 3].', '[@bell2002, pp. 5, 3]'],
  [
    square,
    'Law [2, p. 5, 3], [2, art. 5, 3, § 7].',
    '[2, p. 5, 3] ? bell2002',
    '[2, art. 5, 3, § 7] ? bell2002'
  ],
  [square, 'Law [5, preamble], [3 u. 4].', '[@earl2005, preamble]', '[@cole2003; @dorn2004]'],
  [square, 'Law [[5]] and [ 6 ].', '[@earl2005]', '[@frey2006]'],
  [square, 'قانون [۵، ۶]', '[@earl2005; @frey2006]'],
  [
    square,
    'Law [*5], [No. 5], [5/6], [5,a], [3a, 4b], [5.].',
    '[*5] ? earl2005',
    '[No. 5] ? earl2005',
    '[5/6] ? earl2005 frey2006',
    '[5,a] ? earl2005',
    '[3a, 4b] ? cole2003 dorn2004',
    '[5.] ? earl2005'
  ],
  [
    square,
    'Law [R package, 5], [Roe, unpublished; 5], [Sec. 5], [§ 5], [Fig. 3, 4], [Roe 5].',
    '[R package, 5] ? earl2005',
    '[Roe, unpublished; 5] ? earl2005'
  ],
  [
    square,
    'As ref. 5 and Refs. 3–5, refs 5 and 6 say (Ref. 6).',
    '[@earl2005]',
    '[@cole2003; @dorn2004; @earl2005]',
    '[@earl2005; @frey2006]',
    '[@frey2006]'
  ],
  [
    square,
    'As reference 5 and refs. 3, 4, 5 samples say.',
    '5 ? earl2005',
    '3, 4, 5 ? cole2003 dorn2004 earl2005'
  ],
  [square, 'As Ref. 5 of Smith, ref. 5 therein, ref. 5 in [6], ref. 5.2 and pref. 5 say.', '[@frey2006]'],
  [
    square,
    'So f: [1, 2] → R, a 95 % CI [2, 4], a scale [1–5], bounds [1, 3], para. [5], [2006] UKHL 53 [5], [18F]FDG, [3H] thymidine.'
  ],
  [square, 'So in section [5].', '[5] ? earl2005'],
  [
    round,
    'So (9,2,3; see 5), (3, see also 4).',
    '(9,2,3; see 5) ? bell2002 cole2003 earl2005',
    '[@cole2003; see also @dorn2004]'
  ],
  [
    round,
    'So (part 1 and 1,5,6), (part 2 and 3, 5), (parts 1, 2 and 4), (Figs. 2 and 3).',
    '[part 1 and @ames2001; @earl2005; @frey2006]',
    '(part 2 and 3, 5) ? cole2003 earl2005'
  ],
  [square, 'So [part 1 and 1,5,6].', '[part 1 and @ames2001; @earl2005; @frey2006]'],
  [square, 'So [partie 2 et 1, 6].', '[partie 2 et 1, 6] ? ames2001 frey2006'],
  [round, 'So (entry 3BUA, 5), (part 1 and 3), (Fig. 3, 4).', '(entry 3BUA, 5) ? earl2005'],
  [round, 'By (5) and (6) it is.', '[@earl2005]', '[@frey2006]'],
  [round, 'With grade (3), a CI (2–4).', '(3) ? cole2003'],
  [raised, 'A book^2(p171),3(p5)^ as ref. 5', '[@bell2002, p171; @cole2003, p5]', '[@earl2005]'],
  [raised, 'A book^(2)^ and^a,3^', '[@bell2002]', 'a,3 ? cole2003'],
  [raised, 'CO^2^ and Fe^3^', '2 ? bell2002', '3 ? cole2003'],
  [raised, 'Ca^2^+, F^2,4^ = 3, η^2^, mol^3^, Hz^2^, ℝ^3^, SU(2)^3^.'],
  [square, 'The array [1, x] and [2, n - 1].'],
  [square, 'Seen [5, 9].', '[5, 9] ? earl2005'],
  [square, 'In the interval [1, 2], x[1], `a[2]`, `[1,2,3]`, [0, 1], [1969], equation (5), (3) and km^2^.'],
  [square, 'In the interval [0, 1], as in refs. [2, 4].', '[@bell2002; @dorn2004]'],
  [square, 'The pair [0, 1] and [1, 3] but [5].', '[1, 3] ? ames2001 cole2003', '[@earl2005]'],
  [square, 'So^5,6^ and 3 km^2^.', '5,6 ? earl2005 frey2006'],
  [round, 'Seen (3,5) and (4–6).', '[@cole2003; @earl2005]', '[@dorn2004; @earl2005; @frey2006]'],
  [round, 'See Equation (5), Figure (3), 501(c)(3), (0,1), (12 men).'],
  [round, 'We show: (1) one, and (2) two.', '(1) ? ames2001', '(2) ? bell2002'],
  [
    round,
    'First comes this (1), then that (2), and last (3).',
    '(1) ? ames2001',
    '(2) ? bell2002',
    '(3) ? cole2003'
  ],
  [round, '`E = mc` (5)'],
  [raised, 'Seen^3–5^ and^6,1^.', '[@cole2003; @dorn2004; @earl2005]', '[@frey2006; @ames2001]'],
  [raised, 'So^[5]^ and^[6,1]^.', '[@earl2005]', '[@frey2006; @ames2001]'],
  [square, 'So^[5]^ and 3 m^2^.', '[@earl2005]'],
  [raised, 'An area of 3 km^2^, 10^3^, x^2^, ^1^H and cm^3^ [4].'],
  [raised, 'A book^2(p171)^', '[@bell2002, p171]']
])('%s%s', (form, text, ...expected) => {
  expect(linked(`${form}${text}`, list)).toEqual([...before, ...expected])
})

test.each<[string, string, ...string[]]>([
  // Numbers that are repeated, or that skip one, are no steps.
  [
    round,
    'So (1) and\nso (2) and so (2) and so (2) and so (3) and so (3) it is.',
    'ames2001',
    'bell2002',
    'bell2002',
    'bell2002',
    'cole2003',
    'cole2003'
  ],
  [
    round,
    'So (1).\nSo (2).\nSo (3, p. 40) and so (4).',
    'ames2001',
    'bell2002',
    'cole2003, p. 40',
    'dorn2004'
  ],
  [round, 'So (1), then (3), and then (4).', 'ames2001', 'cole2003', 'dorn2004']
])('%s%s: no enumeration', (form, text, ...keys) => {
  expect(linked(`${form}${text}`, list).slice(before.length)).toEqual(keys.map(key => `[@${key}]`))
})

test('a paper in which every citation has a letter', () => {
  expect(linked('It is so [1a]. It is so [2a,b]. It is so [3b]. It is so [*4].', list)).toEqual([
    '[1a] ? ames2001',
    '[2a,b] ? bell2002',
    '[3b] ? cole2003',
    '[*4] ? dorn2004'
  ])
})

test('a paper that names its references without brackets', () => {
  expect(linked('So ref. 1 says. So refs 2 and 3 say. So Refs. 4–6 say.', list)).toEqual([
    '[@ames2001]',
    '[@bell2002; @cole2003]',
    '[@dorn2004; @earl2005; @frey2006]'
  ])
})

test('a list whose numbers are not cited', () => {
  expect(linked('It is so [1], and so (2).', list)).toEqual([])
})

const words = (text: string): readonly string[] => text.split(', ')
/** Names of counted things, in the languages of the linker. */
const counted = words(
  'eq., eqs., equation, equations, Gl., Gleichung, équation, équations, ecuación, ecuaciones, Fig., Figs., Figure, Abb., Tab., table, tables, Tabelle, tableau, Sect., section, sections, Abschnitt, step, steps, Schritt, étape, étapes, paso, chapter, chapters, theorem, theorems, lemma, lemmas, Nr., CI, IQR, interval, intervals, range, domain, intervalle, intervallo'
)
/** Words that a number may count, or after which a work is cited. */
const countable = words(
  'item, items, case, cases, example, examples, condition, conditions, class, type, phase, phases, stage, stages, level, levels, group, groups, grade, grades, score, scores, scale'
)
const measured = words(
  'eq., eqs., equation, equations, interval, intervals, range, domain, intervalle, intervallo, pair, tuple, vector, point, coordinates, index, indices'
)
const signs = ['=', '∈', '<', '>', '≤', '≥', '±', '×', '^', '_', '/', '\\']

test('numbers in brackets after the name of a counted thing or a sign of a formula are no citations', () => {
  const made = (form: string, name: string, brackets: string): readonly string[] =>
    linked(`${form}Seen in ${name} ${brackets} there.`, list).slice(before.length)
  expect(counted.filter(name => made(round, name, '(5)').length > 0)).toEqual([])
  expect(countable.filter(name => made(round, name, '(5)').join() !== '(5) ? earl2005')).toEqual([])
  expect(
    countable.filter(
      name => name !== 'scale' && made(square, name, '[5, 6]').join() !== '[@earl2005; @frey2006]'
    )
  ).toEqual([])
  expect(measured.filter(name => made(square, name, '[5, 6]').length > 0)).toEqual([])
  // “Support vectors [5, 6]” is a citation.
  for (const name of words('pairs, tuples, vectors, points'))
    expect(made(square, name, '[5, 6]')).toEqual(['[5, 6] ? earl2005 frey2006'])
  for (const sign of signs) {
    expect([sign, made(round, sign, '(5)')]).toEqual([sign, []])
    expect([sign, made(square, sign, '[5, 6]')]).toEqual([sign, []])
  }
  // Works may be counted, too, and other words end with the same letters.
  const cited = words(
    'ref., refs., reference, references, Literatur, réf., références, referencias, lookup table maker, suspects'
  )
  for (const name of cited) {
    expect([name, made(round, name, '(5)')]).toEqual([name, ['[@earl2005]']])
    expect([name, made(square, name, '[5, 6]')]).toEqual([name, ['[@earl2005; @frey2006]']])
  }
})

test.each<[string, string, ...string[]]>([
  [square, '[5] begins the line.', '[5] ? earl2005'],
  [
    square,
    'Seen [3] - [5] and [5] - [3].',
    '[@cole2003; @dorn2004; @earl2005]',
    '[@earl2005]',
    '[@cole2003]'
  ],
  [square, 'Seen [5][6].', '[@earl2005]', '[@frey2006]'],
  [square, 'Seen in row[5][6], x[5][6] and [5][1, x].', '[@earl2005]', '[@frey2006]'],
  [round, 'It was 12.5 (5) then.', '(5) ? earl2005'],
  [round, 'It was 12 % (5) then.', '(5) ? earl2005'],
  [round, 'It was so in 1999 (5) then.', '[@earl2005]'],
  [round, 'It was true(5) then.', '(5) ? earl2005'],
  [square, 'Pupils were in grades [5, 6] then.', '[5, 6] ? earl2005 frey2006'],
  [square, 'So the game, [5], was lost.', '[5] ? earl2005'],
  [round, 'It fell by (5) metres then.', '(5) ? earl2005'],
  [round, 'The paragraph (5) of the judgment, a paragraph (6).', '(5) ? earl2005', '[@frey2006]'],
  [round, 'Nach Earl (5) und Frey (6) ist es so.', '[@earl2005]', '[@frey2006]'],
  [round, 'We show this, (5) that, and (6) more.', '(5) ? earl2005', '(6) ? frey2006'],
  [round, 'See x1(5) and f(6).'],
  [raised, '# A heading^5^'],
  [raised, '^5^ A line, (^6^).', '5 ? earl2005', '[@frey2006]'],
  [raised, 'In 1999^5^ and 12^6^ of them, 3.5^4^.', '[@earl2005]'],
  [raised, 'A tree^5^s and the tree^6^.', '[@frey2006]'],
  [raised, 'For n^5^, Z^6^, N^4^, 5 m^6^, 2 ft^3^.', '[@frey2006]'],
  [raised, 'At the end^4,5^, in m^5,6^.', '[@dorn2004; @earl2005]', '[@earl2005; @frey2006]']
])('%s%s: the place of numbers decides', (form, text, ...expected) => {
  expect(linked(`${form}${text}`, list).slice(before.length)).toEqual(expected)
})
