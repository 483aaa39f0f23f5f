import {expect, test} from 'vitest'
import {linked, withLinks} from './typed-text.ts'

const list = `Bonded Labour System (Abolition) Act, 1992 (Pakistan).
Freire, Paulo. Pedagogy of the Oppressed. Continuum, 1970.
Galtung, Johan. “Violence, Peace, and Peace Research.” Journal of Peace Research 6, no. 3 (1969): 167–91.
Galtung, Johan. Peace by Peaceful Means: Peace and Conflict. Sage, 1996.
Indian Penal Code, Act XLV of 1860.
Durand, Yves. Les fermiers généraux au XVIIIe siècle. PUF, 1971.
Roe, Jane, and Bob Poe. A Second Book. Brill, 2001.
Masih v. State, PLD 1990 SC 513.
White, Eugene. From Private to Public Tax Collection. Brill, 2004.
Willan, Ann. The Navigation of the Great Ouse. Brill, 1946.
———. River Navigation. Brill, 1936.
Zell, Tomás Ó, and Jon Ó Briain. “Trows.” Severn Review 12 (2019): 3–40.
Waddell, Brodie. “Local Petitioning.” In Petitioning, edited by Jason Peacey, 9–32. Routledge, 2021.`

test.each<[string, ...string[]]>([
  [
    'Johan Galtung, “Violence, Peace, and Peace Research,” Journal of Peace Research 6, no. 3 (1969): 171.',
    '[@galtung1969, 171]'
  ],
  [
    'Galtung, “Violence,” 171; Freire, Pedagogy of the Oppressed, 12.',
    '[@galtung1969, 171; @freire1970, 12]'
  ],
  ['See also Roe and Poe, Second Book, chap. 3.', '[See also @roe2001, chap. 3]'],
  ['Galtung 1969, 171.', '[@galtung1969, 171]'],
  ['See Freire (1970, pp. 3–5), and compare (Galtung, 1969).', '@freire1970 [pp. 3–5]', '[@galtung1969]'],
  [
    'Indian Penal Code, § 370. See Bonded Labour System (Abolition) Act, sec. 4.',
    '[@indian1860, § 370; See @bonded1992, sec. 4]'
  ],
  // Uncertain citations: a title alone, one author of two, another year, a note that continues in words.
  ['Violence, Peace, and Peace Research.', 'Violence, Peace, and Peace Research. ? galtung1969'],
  ['Roe, Second Book, 5.', 'Roe, Second Book, 5. ? roe2001'],
  [
    'Paulo Freire, Pedagogy of the Oppressed (Penguin, 1996), 5.',
    'Paulo Freire, Pedagogy of the Oppressed (Penguin, 1996), 5. ? freire1970'
  ],
  ['Durand, Fermiers généraux, 55.', '[@durand1971, 55]'],
  ['White, “Tax Collection,” 651.', '[@white2004, 651]'],
  [
    'Galtung: Peace by Peaceful Means, S. 3; zum Ganzen Freire: Pedagogy, 12.',
    '[@galtung1996, S. 3; zum Ganzen @freire1970, 12]'
  ],
  ['Zum Ganzen Freire, Hope, S. 60 ff.', 'Zum Ganzen Freire, Hope, S. 60 ff. ? freire1970'],
  ['Galtung, “Violence, Peace, and Peace Research,” 167–91, hier S. 179.', '[@galtung1969, hier S. 179]'],
  [
    'Vgl. Galtung, Means (wie Anm. 2), S. 95.',
    'Vgl. Galtung, Means (wie Anm. 2), S. 95. ? galtung1969 galtung1996'
  ],
  ['Vgl. Freire, Oppressed (wie Anm. 2), S. 95.', '[Vgl. @freire1970 (wie Anm. 2), S. 95]'],
  ['Galtung, Violence, 3; ders., Peace by Peaceful Means, 4.', '[@galtung1969, 3; @galtung1996, 4]'],
  [
    'Freire, Pedagogy, 3; ders., Peace by Peaceful Means, 4.',
    '[@freire1970, 3]',
    'ders., Peace by Peaceful Means, 4. -'
  ],
  ['Galtung, Violence, 167; Galtung, Violence, 3.', '[@galtung1969, 167; @galtung1969, 3]'],
  ['Schmidt, Hunger, S. 44 f.', 'Schmidt, Hunger, S. 44 f. -'],
  ['Letter of Poe to Freire, 3 May 1966.'],
  ['Ann Willan, River Navigation, 112; Willan, “Great Ouse,” 4.', '[@willan1936, 112; @willan1946, 4]'],
  ['Ó Zell and Ó Briain, “Trows,” 9.', '[@zell2019, 9]'],
  [
    'Brodie Waddell, “Local Petitioning,” in Petitioning, ed. Jason Peacey (Routledge, 2021), 14.',
    '[@waddell2021, 14]'
  ],
  // A note that refers to an earlier one.
  ['White (n 4) 514; so Freire (Fn. 3), S. 3.', '[@white2004 (n 4) 514; so @freire1970 (Fn. 3), S. 3]'],
  [
    'Durand, a. a. O., S. 3; Durand, op. cit., p. 4.',
    '[@durand1971, a. a. O., S. 3; @durand1971, op. cit., p. 4]'
  ],
  ['Galtung (n 4) 514.', 'Galtung (n 4) 514. ? galtung1969 galtung1996'],
  ['Durand, Fermiers généraux, p. 55 (ma traduction).', '[@durand1971, p. 55 (ma traduction)]'],
  [
    'Durand, Fermiers généraux, p. 55; ebenso White, Tax Collection, S. 4.',
    '[@durand1971, p. 55; ebenso @white2004, S. 4]'
  ],
  // Citations of works that are not in the list.
  [
    'Heinrich Popitz: Phänomene der Macht, Tübingen 1992, S. 48.',
    'Heinrich Popitz: Phänomene der Macht, Tübingen 1992, S. 48. -'
  ],
  ['See Smith, Nothing of the Kind, 9.', 'See Smith, Nothing of the Kind, 9. -'],
  [
    'J. R. Smith and Ann Poe, “A Kiln in Lahore” (Oxford, 1990).',
    'J. R. Smith and Ann Poe, “A Kiln in Lahore” (Oxford, 1990). -'
  ],
  // Texts without citations.
  ['The kilns of Lahore, 1969, were many.'],
  ['Lahore, Punjab Archives, Files of the Kilns, 12.'],
  ['AN, G1 92, fol. 3v.'],
  ['However, Some of the Kilns, 9.']
])('%s', (text, ...expected) => {
  expect(linked(`So it is.[^1]\n[^1]: ${text}`, list)).toEqual(expected)
})

test.each([
  ['Galtung, “Violence,” 171. Véase también op. cit.', '[@galtung1969, 171]. Véase también op. cit.'],
  ['Galtung, “Violence,” 171. See the kilns.', '[@galtung1969, 171]. See the kilns.'],
  ['Galtung, “Violence,” 171. See Durand, Roi, 3.', '[@galtung1969, 171]. See Durand, Roi, 3.'],
  ['Galtung, “Violence,” 171; see the kilns.', '[@galtung1969, 171]; see the kilns.'],
  ['Galtung, “Violence,” 171. Compare the kilns!', '[@galtung1969, 171]. Compare the kilns!'],
  ['Galtung, “Violence,” 171.', '[@galtung1969, 171].']
])('the signs around the citations in a note stay: %s', (text, expected) => {
  expect(withLinks(`So it is.[^1]\n[^1]: ${text}`, list)[1]).toBe(expected)
})

test('ibid. is the work of the note before', () => {
  const notes = [
    'Galtung, “Violence,” 171.',
    'Ibid., 172.',
    'See ibid.',
    'Freire, Pedagogy, 3; Galtung, Peace, 4.',
    'Ibid., 5.',
    'A. E. Housman, Poems (Penguin, 1976), and others.'
  ]
  const text = `Here${notes.map((_, index) => `[^${index}]`).join(' and')}.\n${notes.map((note, index) => `[^${index}]: ${note}`).join('\n')}`
  expect(linked(text, list)).toEqual([
    '[@galtung1969, 171]',
    '[@galtung1969, 172]',
    '[See @galtung1969]',
    '[@freire1970, 3; @galtung1996, 4]',
    'Ibid., 5. ? galtung1996'
  ])
})

test('ibid. after an archive cites no work', () => {
  const notes = [
    'Galtung, “Violence,” 171.',
    'AN, G1 92, fol. 3v.',
    'Ibid., fol. 4.',
    'Ibid.',
    'See Freire, Pedagogy, 3.'
  ]
  const text = `Here${notes.map((_, index) => `[^${index}]`).join(' and')}.\n${notes.map((note, index) => `[^${index}]: ${note}`).join('\n')}`
  expect(linked(text, list)).toEqual(['[@galtung1969, 171]', '[See @freire1970, 3]'])
})

test('a law in brackets by its name', () => {
  expect(linked('It is so (Indian Penal Code, § 370).', list)).toEqual(['[@indian1860, § 370]'])
  expect(linked('The Indian Penal Code (section 370) is so.', list)).toEqual([])
  expect(linked('It is so (Masih v. State, PLD 1990 SC 513).', list)).toEqual(['[@masih1990]'])
})
